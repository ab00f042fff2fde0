if [ -n "${MANIFEST_TOKEN:-}" ]; then
  manifests
  generate "$work/manifests"
  git -C "$work/manifests" add --all
  git -C "$work/manifests" --no-pager diff --cached --stat
else
  generate "$work/generated"
fi
