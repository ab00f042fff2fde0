# ENVIRONMENTS has commas between those that are generated, each of which may have several names with spaces between.
IFS=',' read -r -a environments <<<"${ENVIRONMENTS:-prod}"
targets=()
for environment in "${environments[@]}"; do
  targets+=(--environments "$environment")
done

bedrock hld install .
