record --p1 "$BUILD_ID" --image-tag "$image_name:$image_tag" --commit-id "${COMMIT:0:7}" --service "$SERVICE_NAME"
arguments=()
for name in $BUILD_VARIABLES; do
  arguments+=(--build-arg "$name=${!name}")
done
cd "./$SERVICE_PATH"
if [ -n "${ACR_NAME:-}" ]; then
  az login --service-principal --username "$SP_APP_ID" --password "$SP_PASS" --tenant "$SP_TENANT" --output none
  az acr build --registry "$ACR_NAME" --image "$image_name:$image_tag" ${arguments[@]+"${arguments[@]}"} .
else
  if [ -n "${REGISTRY_PASSWORD:-}" ]; then
    printf '%s' "$REGISTRY_PASSWORD" | docker login --username "$REGISTRY_USER" --password-stdin "${REGISTRY%%/*}"
  fi
  docker build --tag "$REGISTRY/$image_name:$image_tag" ${arguments[@]+"${arguments[@]}"} .
  docker push "$REGISTRY/$image_name:$image_tag"
fi
