/** What the names of an instance's log groups begin with: RDS chooses them so. */
export function instanceLogPrefix(identifier: string): string {
    return `/aws/rds/instance/${identifier}`;
}

/** What the names of a cluster's log groups begin with. */
export function clusterLogPrefix(identifier: string): string {
    return `/aws/rds/cluster/${identifier}`;
}
