manifests
generate "$work/manifests"
cd "$work/manifests"
if changed; then
  commit "Updated k8s manifest files post commit: $COMMIT_MESSAGE"
  git push --quiet origin HEAD
else
  echo "The manifests are as the definition wants them."
fi
