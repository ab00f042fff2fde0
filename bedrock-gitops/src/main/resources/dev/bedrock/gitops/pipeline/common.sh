set -euo pipefail
export PATH="$HOME/bedrock:$PATH"
work=$(mktemp -d)

# The token reaches git by its environment: it is in no URL, no file and no list of processes.
use_token() {
  if [ -n "${2:-}" ]; then
    export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.$1.extraHeader"
    GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'x-access-token:%s' "$2" | base64 | tr -d '\n')"
    export GIT_CONFIG_VALUE_0
  fi
}

# Addresses may come without a scheme.
address() {
  case "$1" in *://*) printf '%s' "$1" ;; *) printf 'https://%s' "$1" ;; esac
}

changed() {
  git add --all || exit 1
  ! git diff --cached --quiet
}

commit() {
  git -c user.name="Automated Account" -c user.email="automated@bedrock.invalid" commit --quiet --message "$1"
}

propose() {
  case "${PULL_REQUEST:-none}" in
    azure)
      git push --quiet origin "HEAD:refs/heads/$1"
      az extension add --name azure-devops --only-show-errors
      AZURE_DEVOPS_EXT_PAT="$HLD_TOKEN" az repos pr create --source-branch "$1" --title "$2" --output none
      ;;
    github)
      git push --quiet origin "HEAD:refs/heads/$1"
      GH_TOKEN="$HLD_TOKEN" gh pr create --head "$1" --title "$2" --body "Made by build $BUILD_NUMBER."
      ;;
    gitlab)
      git push --quiet -o merge_request.create -o "merge_request.title=$2" -o merge_request.remove_source_branch \
        origin "HEAD:refs/heads/$1"
      ;;
    *)
      git push --quiet origin "HEAD:refs/heads/$1"
      echo "Open a pull request for the branch $1."
      ;;
  esac
}
