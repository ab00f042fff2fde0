bedrock infra generate --project "$CLUSTER" --output "$work/infrastructure"
folder="$work/infrastructure/$(basename "$PWD")-generated/$CLUSTER"
terraform -chdir="$folder" init -input=false -backend-config=./backend.tfvars
terraform -chdir="$folder" plan -input=false -var-file=./bedrock.tfvars
