a = b /* x
 */ + c
