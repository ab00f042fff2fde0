hld=$(address "$HLD_REPO")
use_token "$hld" "${HLD_TOKEN:-}"
git clone --quiet "$hld" "$work/hld"
bedrock hld reconcile "$REPOSITORY" "$work/hld" .
cd "$work/hld"
if changed; then
  commit "Reconciling HLD with $REPOSITORY-$BUILD_NUMBER."
  propose "RECONCILE/$REPOSITORY-$BUILD_NUMBER" "Reconciling HLD with $REPOSITORY-$BUILD_NUMBER."
else
  echo "The definition is as bedrock.yaml wants it."
fi
