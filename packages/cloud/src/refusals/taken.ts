/**
 * What AWS says when a name is in use, by type. Codes as the API references of the services list them at the action that
 * creates; the sentences of roles, log groups, subnet groups and clusters as reports quote them, the others are the
 * documented meaning in short.
 */
const WORDS: Readonly<Record<string, (name: string) => string>> = {
    "aws:iam/role:Role": (name) => `EntityAlreadyExists: Role with name ${name} already exists.`,
    "aws:iam/instanceProfile:InstanceProfile": (name) =>
        `EntityAlreadyExists: Instance Profile ${name} already exists.`,
    "aws:cloudwatch/logGroup:LogGroup": () => "ResourceAlreadyExistsException: The specified log group already exists",
    "aws:rds/instance:Instance": () => "DBInstanceAlreadyExists: DB instance already exists",
    "aws:rds/cluster:Cluster": () => "DBClusterAlreadyExistsFault: DB Cluster already exists",
    "aws:rds/subnetGroup:SubnetGroup": (name) =>
        `DBSubnetGroupAlreadyExists: The DB subnet group '${name}' already exists.`,
    "aws:rds/parameterGroup:ParameterGroup": (name) =>
        `DBParameterGroupAlreadyExists: Parameter group ${name} already exists`,
    "aws:elasticache/replicationGroup:ReplicationGroup": (name) =>
        `ReplicationGroupAlreadyExists: Replication group ${name} already exists.`,
    "aws:elasticache/subnetGroup:SubnetGroup": (name) =>
        `CacheSubnetGroupAlreadyExists: Cache subnet group ${name} already exists.`,
    "aws:elasticache/parameterGroup:ParameterGroup": (name) =>
        `CacheParameterGroupAlreadyExists: Cache parameter group ${name} already exists.`,
    "aws:eks/cluster:Cluster": (name) => `ResourceInUseException: Cluster already exists with name: ${name}`,
    "aws:eks/addon:Addon": () => "ResourceInUseException: Addon already exists.",
    "aws:eks/nodeGroup:NodeGroup": () => "ResourceInUseException: NodeGroup already exists",
    "aws:kms/alias:Alias": (name) => `AlreadyExistsException: An alias with the name ${name} already exists`,
    "aws:s3/bucket:Bucket": () =>
        "BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it.",
};

/** Why a second resource cannot have an id that is its name; `undefined` where making it again changes nothing. */
export function takenWords(type: string, name: string): string | undefined {
    return WORDS[type]?.(name);
}
