BRANCH=${BRANCH:-${BRANCH_REF#refs/heads/}}
image_name=$(printf '%s-%s' "$REPOSITORY" "$SERVICE_NAME" | tr '[:upper:]' '[:lower:]')
image_tag=$(printf '%s-%s' "$(printf '%s' "$BRANCH" | tr '/._' '-')" "$BUILD_NUMBER")

record() {
  if [ -n "${INTROSPECTION_ACCOUNT_NAME:-}" ]; then
    bedrock deployment create -n "$INTROSPECTION_ACCOUNT_NAME" -k "$INTROSPECTION_ACCOUNT_KEY" \
      -t "$INTROSPECTION_TABLE_NAME" -p "$INTROSPECTION_PARTITION_KEY" "$@"
  fi
}
