registry=${REGISTRY:-$(printf '%s.azurecr.io' "${ACR_NAME:-}" | tr '[:upper:]' '[:lower:]')}
place=$(bedrock service get-hld-path --path "./$SERVICE_PATH" --repository "$REPOSITORY" --ring "$BRANCH")
hld=$(address "$HLD_REPO")
use_token "$hld" "${HLD_TOKEN:-}"
git clone --quiet "$hld" "$work/hld"
bedrock hld set -C "$work/hld/$place" --subcomponent chart --type string \
  "image.tag=$image_tag" "image.repository=$registry/$image_name"
cd "$work/hld"
if changed; then
  commit "Updating $SERVICE_NAME image tag to $image_tag."
  propose "DEPLOY/$image_name-$image_tag" "Updating $SERVICE_NAME image tag to $image_tag."
  record --p2 "$BUILD_ID" --image-tag "$image_name:$image_tag" --hld-commit-id "$(git rev-parse --short=7 HEAD)" \
    --env "$BRANCH"
else
  echo "The definition has this image already."
fi
