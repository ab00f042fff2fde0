if [ -n "${MANIFEST_TOKEN:-}" ]; then
  bedrock publish . --verify --to "$(address "$MANIFEST_REPO")" "${targets[@]}"
else
  for environment in "${environments[@]}"; do
    read -r -a names <<<"$environment"
    bedrock hld generate . "${names[@]}" --output "$work/$(IFS=-; printf '%s' "${names[*]}")"
  done
fi
