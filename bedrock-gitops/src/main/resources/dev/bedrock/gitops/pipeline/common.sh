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

# A pull request that is open already is found, so that a build may run again.
propose() {
  git push --quiet origin "HEAD:refs/heads/$1"
  if [ "${PULL_REQUEST:-none}" = none ]; then
    echo "Open a pull request for the branch $1."
  else
    bedrock pull-request create --remote-url "$hld" --host-kind "$PULL_REQUEST" --token-variable HLD_TOKEN \
      --source "$1" --target "$(git symbolic-ref --short HEAD)" --title "$2" --description "Made by build $BUILD_NUMBER."
  fi
}
