/**
 * The name of an environment's bucket: known before the bucket is, since settings, roles and pipelines say it. The account's
 * id makes it unlike everybody else's; names of buckets are shared by all of AWS.
 */
export function stateBucketName(project: string, environment: string, account: string): string {
    return `${project}-${environment}-state-${account}`.toLowerCase();
}

/** The backend as `pulumi login` and PULUMI_BACKEND_URL take it. */
export function backendUrl(bucket: string, region: string): string {
    return `s3://${bucket}?region=${region}`;
}

/** The alias of the key that closes secrets: `Key` names it after project, stack and component. */
export function secretsKeyAlias(project: string, stack: string, name: string): string {
    return `alias/${project}/${stack}/${name}-secrets`;
}

/** The secrets provider as `pulumi stack init --secrets-provider` takes it. */
export function secretsProviderUrl(alias: string, region: string): string {
    return `awskms://${alias}?region=${region}`;
}
