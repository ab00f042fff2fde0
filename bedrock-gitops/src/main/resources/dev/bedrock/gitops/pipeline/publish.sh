bedrock publish . --to "$(address "$MANIFEST_REPO")" "${targets[@]}"
