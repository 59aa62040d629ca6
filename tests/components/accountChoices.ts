import type { ListedOptOut } from "../../tools/optOuts/lists.ts";
import type { Standing } from "./choices.ts";

const optOut: Standing = { is: "optOut" };
const harmless = (why: string): Standing => ({ is: "harmless", why });

const measured = harmless("how much is watched; access and data stay as they are");
const recorded = harmless("how much is recorded of what there is; data and access stay as they are");
const mayBeOff = harmless("off unless it is asked for");
const trusted = harmless("whom an identity is trusted to, by the settings that name it");

const PARTS = [
    "guardDuty",
    "securityHub",
    "config",
    "accessAnalyzer",
    "volumeEncryption",
    "bucketBlock",
    "sharingBlock",
    "passwordPolicy",
    "metadataDefaults",
    "registryScanning",
];

/** Switches and closed choices of the layer `account`, as those of the others in `choices.ts`. */
export const accountChoices: Readonly<Record<string, Standing>> = {
    ...Object.fromEntries(
        PARTS.flatMap((part) => [
            [`account ${part}.mode`, optOut],
            [`account ${part}.protect`, optOut],
        ]),
    ),
    "account trail.mode": optOut,
    "account trail.excludedSources.[]": optOut,
    "account trail.dataEvents.*.of": recorded,
    "account trail.dataEvents.*.buckets": recorded,
    "account trail.dataEvents.*.functions": recorded,
    "account trail.dataEvents.*.tables": recorded,
    "account trail.dataEvents.*.access": recorded,
    "account trail.insights.[]": measured,
    "account trail.lock.mode": optOut,
    "account trail.accessLogs.to": harmless("either keeps every record; how long, its owner says"),
    "account trail.protect": optOut,
    "account trail.keepAfterDeletion": optOut,
    "account guardDuty.findingFrequency": measured,
    "account guardDuty.features.*": measured,
    "account guardDuty.runtimeMonitoring.[]": measured,
    "account securityHub.standards.[]": measured,
    "account securityHub.autoEnableControls": measured,
    "account securityHub.controlFindingGenerator": harmless("how often the same finding is told"),
    "account config.recorded.of": recorded,
    "account config.recorded.globalTypes": recorded,
    "account config.frequency": recorded,
    "account config.delivery.to": harmless("either bucket keeps what it gets"),
    "account config.delivery.accessLogs.to": harmless("either keeps every record; how long, its owner says"),
    "account config.delivery.keepAfterDeletion": optOut,
    "account config.snapshots": recorded,
    "account config.serviceLinkedRole": harmless("the same role, made here or there already"),
    "account accessAnalyzer.zone": measured,
    "account volumeEncryption.key.from": harmless("new volumes are encrypted with any of them"),
    "account sharingBlock.snapshots": harmless("with neither does a snapshot become public"),
    "account metadataDefaults.instanceTags": harmless("tags hold no secrets, by a rule of the pack"),
    "account registryScanning.scan": measured,
    "account registryScanning.when": measured,
    "account vpcBlock.mode": mayBeOff,
    "account vpcBlock.protect": mayBeOff,
    "account vpcBlock.blockMode": mayBeOff,
    "account vpcBlock.exclusions.*.mode": mayBeOff,
    "account identities.mode": mayBeOff,
    "account identities.protect": harmless(
        "roles hold nothing; a pipeline that lost its own fails, and they are made again",
    ),
    "account identities.providers.*.mode": trusted,
    "account identities.environments.*.preview.forge": trusted,
    "account identities.environments.*.preview.job.operations.[]": trusted,
    "account identities.environments.*.deploy.forge": trusted,
    "account identities.environments.*.deploy.job.operations.[]": trusted,
    "account identities.environments.*.review.identity.forge": trusted,
    "account identities.environments.*.review.identity.job.operations.[]": trusted,
    "account identities.environments.*.protectAudit": optOut,
    "account identities.environments.*.previewOpensSecrets": optOut,
    "account identities.environments.*.state.kind": harmless("where the state is kept; its owner guards it"),
};

/** What the components of the layer `account` list as opt-outs, as choices of its settings. */
export function accountOptOuts(lists: ReadonlyMap<string, readonly ListedOptOut[]>): Set<string> {
    const of = (name: string, prefix: string): string[] =>
        (lists.get(name) ?? []).map(({ option }) => `account ${prefix}${option}`);
    return new Set([
        ...[...PARTS, "trail"].flatMap((part) => of(`account.PART_OPT_OUTS.${part}`, `${part}.`)),
        ...of("audit.logBucketOptOuts", "trail."),
        ...of("audit.logBucketOptOuts", "config.delivery."),
        ...of("audit.trailOptOuts", "trail."),
        ...of("roles.boundaryOptOuts", "identities.environments.*."),
        ...of("roles.deploymentRolesOptOuts", "identities.environments.*."),
    ]);
}
