import type { DataResource } from "./find.ts";
import type { DataRequest } from "./proposal.ts";

/** One thing to do. */
export interface Step {
    readonly title: string;
    /** Commands to run. */
    readonly commands?: readonly string[];
    /** What to write into a settings file. */
    readonly settings?: { readonly file: string; readonly yaml: string };
}

/** Restoring beside what runs, comparing, and only then switching over: the way back of a way back is not to switch. */
export function stepsFor(resource: DataResource, request: DataRequest): Step[] {
    const { layer } = resource;
    const settings = settingsOf(resource, request);
    const deploy = `npx plinth up ${request.environment}${layer === "environment" ? "" : ` --layer ${layer}`}`;
    return [
        { title: "Stop what writes, or write down from when on its writes will be missing in what is restored." },
        { title: "See that AWS has what is to be restored.", commands: [listBackups(resource, request)] },
        ...(settings === undefined
            ? [{ title: "Restore beside it, under another name.", commands: [restoreCommand(resource, request)] }]
            : [
                  {
                      title: "Add it beside the one there is, under another name, with the same settings and this.",
                      settings,
                  },
                  { title: "Deploy it. Nothing of what runs changes.", commands: [deploy] },
              ]),
        { title: "Compare what was restored with what runs: counts, the newest rows, what was lost." },
        {
            title: "Point those that read and write at the restored one, and deploy them. Until then nothing has happened: to undo it, remove what was added.",
        },
        { title: "Keep the old one until nobody misses anything, then remove it in a change of its own." },
    ];
}

function settingsOf(resource: DataResource, { environment, point }: DataRequest): Step["settings"] {
    const { kind, name, id, outputs, inputs } = resource;
    const key = `${name.split("-").at(-1) ?? name}-restored`;
    const text = (property: string): string => String(outputs[property] ?? inputs[property] ?? `<${property}>`);
    const from = (source: string): string[] =>
        "at" in point
            ? ["from: time", `source: ${source}`, `time: "${point.at}"`]
            : ["from: snapshot", `snapshot: ${point.snapshot}`];
    const yaml = (map: string, lines: readonly string[]): string =>
        [`${map}:`, `  ${key}:`, ...lines.map((line) => `    ${line}`)].join("\n");
    const file = (layer: string): string => `environments/${environment}/${layer}.yaml`;
    switch (kind.type) {
        case "aws:rds/instance:Instance":
            return {
                file: file("database"),
                yaml: yaml("instances", [
                    "restore:",
                    ...[...from(text("identifier")), `storageKeyArn: ${text("kmsKeyId")}`].map((line) => `  ${line}`),
                ]),
            };
        case "aws:rds/cluster:Cluster":
            return {
                file: file("database"),
                yaml: yaml("clusters", ["restore:", ...from(text("clusterIdentifier")).map((line) => `  ${line}`)]),
            };
        case "aws:elasticache/replicationGroup:ReplicationGroup":
            return {
                file: file("cache"),
                yaml: yaml("instances", [`restoreFrom: ${"snapshot" in point ? point.snapshot : id}`]),
            };
        default:
            return undefined;
    }
}

/** What of it can be restored, by AWS's own word. */
function listBackups(resource: DataResource, { point, region }: DataRequest): string {
    const { kind, id } = resource;
    if ("snapshot" in point || kind.reach === "snapshots") return `${listSnapshots(resource)} --region ${region}`;
    switch (kind.type) {
        case "aws:rds/instance:Instance":
            return `aws rds describe-db-instance-automated-backups --db-instance-identifier ${idOf(resource, "identifier")} --query 'DBInstanceAutomatedBackups[].RestoreWindow' --region ${region}`;
        case "aws:rds/cluster:Cluster":
            return `aws rds describe-db-clusters --db-cluster-identifier ${idOf(resource, "clusterIdentifier")} --query 'DBClusters[].[EarliestRestorableTime,LatestRestorableTime]' --region ${region}`;
        default:
            return `aws dynamodb describe-continuous-backups --table-name ${id} --region ${region}`;
    }
}

/** How the snapshots of a resource are listed. */
export function listSnapshots(resource: DataResource): string {
    const { kind, id } = resource;
    switch (kind.type) {
        case "aws:rds/instance:Instance":
            return `aws rds describe-db-snapshots --db-instance-identifier ${idOf(resource, "identifier")}`;
        case "aws:rds/cluster:Cluster":
            return `aws rds describe-db-cluster-snapshots --db-cluster-identifier ${idOf(resource, "clusterIdentifier")}`;
        case "aws:elasticache/replicationGroup:ReplicationGroup":
            return `aws elasticache describe-snapshots --replication-group-id ${id}`;
        case "aws:elasticache/serverlessCache:ServerlessCache":
            return `aws elasticache describe-serverless-cache-snapshots --serverless-cache-name ${id}`;
        default:
            return `aws dynamodb list-backups --table-name ${id}`;
    }
}

/** For types that no settings restore. */
function restoreCommand({ kind, id }: DataResource, { point, region }: DataRequest): string {
    if (kind.type === "aws:dynamodb/table:Table") {
        return "at" in point
            ? `aws dynamodb restore-table-to-point-in-time --source-table-name ${id} --target-table-name ${id}-restored --restore-date-time ${point.at} --region ${region}`
            : `aws dynamodb restore-table-from-backup --backup-arn ${point.snapshot} --target-table-name ${id}-restored --region ${region}`;
    }
    const snapshot = "snapshot" in point ? point.snapshot : "<snapshot ARN>";
    return `aws elasticache create-serverless-cache --serverless-cache-name ${id}-restored --engine <engine> --snapshot-arns-to-restore ${snapshot} --region ${region}`;
}

/** RDS's own identifier: the id of an instance in the state is its resource id. */
function idOf({ inputs, outputs, id }: DataResource, property: string): string {
    return String(outputs[property] ?? inputs[property] ?? id);
}
