import {
    AccessAnalyzer,
    BucketBlock,
    ConfigRecorder,
    GuardDuty,
    MetadataDefaults,
    PasswordPolicy,
    RegistryScanning,
    SecurityHub,
    SharingBlock,
    VolumeEncryption,
    VpcBlock,
} from "@plinth/account";
import { PART_OPT_OUTS } from "@plinth/account/plan";
import { AuditTrail } from "@plinth/audit";
import { defineLayer, type LayerContext } from "@plinth/core";
import { logOptOuts } from "@plinth/core/components";
import { makeIdentities } from "./identities.ts";
import { type AccountSettings, settings } from "./settings.ts";

export const account = defineLayer({
    name: "account",
    owner: "security",
    description: "What an account has once: audit trail, threat detection, configuration history, account-wide blocks",
    settings,
    build(settings, _upstream, context) {
        const { options } = context;
        const place = placeOf(context);
        const trail = trailOutputs(settings.trail, context);
        const config = new ConfigRecorder("config", { ...settings.config, ...place }, options);
        const securityHub = new SecurityHub(
            "securityhub",
            { ...settings.securityHub, ...place },
            // Its checks read what Config records.
            { ...options, dependsOn: [config] },
        );
        const guardDuty = new GuardDuty("guardduty", { ...settings.guardDuty, ...place }, options);
        const analyzer = new AccessAnalyzer("access", { ...settings.accessAnalyzer, ...place }, options);
        const volumes = new VolumeEncryption("volumes", { ...settings.volumeEncryption, ...place }, options);
        new BucketBlock("buckets", { ...settings.bucketBlock, ...place }, options);
        new SharingBlock("sharing", { ...settings.sharingBlock, ...place }, options);
        new PasswordPolicy("passwords", { ...settings.passwordPolicy, ...place }, options);
        new MetadataDefaults("metadata", { ...settings.metadataDefaults, ...place }, options);
        new RegistryScanning("registry", { ...settings.registryScanning, ...place }, options);
        new VpcBlock("vpcs", { ...settings.vpcBlock, ...place }, options);
        return {
            ...trail,
            detectorId: guardDuty.detectorId ?? null,
            securityHubArn: securityHub.hubArn ?? null,
            configRecorderName: config.recorderName ?? null,
            configBucketName: config.bucketName ?? null,
            accessAnalyzerArn: analyzer.analyzerArn ?? null,
            volumeKeyArn: volumes.keyArn ?? null,
            identities: makeIdentities(settings.identities, context),
        };
    },
});

function placeOf({ target: { account, region, partition }, tags }: LayerContext) {
    return { account, region, partition, tags };
}

/** What of the trail others need; null for what nobody makes here. */
function trailOutputs(trail: AccountSettings["trail"], context: LayerContext) {
    const none = { trailArn: null, trailBucketName: null, trailKeyArn: null, trailLogGroupName: null };
    if (trail.mode === "adopted") return { ...none, trailArn: trail.trailArn };
    if (trail.mode === "off") {
        logOptOuts("audit", PART_OPT_OUTS.trail, trail);
        return none;
    }
    const trailName = context.physicalName("aws:cloudtrail/trail:Trail", "audit");
    const made = new AuditTrail("audit", { ...trail, trailName, ...placeOf(context) }, context.options);
    return {
        trailArn: made.trailArn,
        trailBucketName: made.bucketName,
        trailKeyArn: made.keyArn,
        trailLogGroupName: made.logGroupName,
    };
}
