# ENVIRONMENTS has commas between those that are generated, each of which may have several names with spaces between.
generate() {
  local environments names
  IFS=',' read -r -a environments <<<"${ENVIRONMENTS:-prod}"
  for environment in "${environments[@]}"; do
    read -r -a names <<<"$environment"
    bedrock hld generate . "${names[@]}" --output "$1/$(IFS=-; printf '%s' "${names[*]}")"
  done
}

manifests() {
  local address
  address=$(address "$MANIFEST_REPO")
  use_token "$address" "${MANIFEST_TOKEN:-}"
  git clone --quiet "$address" "$work/manifests"
}

bedrock hld install .
