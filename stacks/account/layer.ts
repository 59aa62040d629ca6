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
import { makeLayerDashboard } from "@plinth/alarms";
import { defineLayer } from "@plinth/core";
import { makeIdentities } from "./identities.ts";
import { placeOf } from "./place.ts";
import { settings } from "./settings.ts";
import { makeTrail } from "./trail.ts";

export const account = defineLayer({
    name: "account",
    owner: "security",
    description: "What an account has once: audit trail, threat detection, configuration history, account-wide blocks",
    settings,
    build(settings, _upstream, context) {
        const { options } = context;
        const place = placeOf(context);
        const trail = makeTrail(settings.trail, context);
        makeLayerDashboard("account", context, trail.sections);
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
        // What nobody makes here is no output: a null one would be taken for one that was lost.
        return {
            ...trail.outputs,
            detectorId: guardDuty.detectorId,
            securityHubArn: securityHub.hubArn,
            configRecorderName: config.recorderName,
            configBucketName: config.bucketName,
            accessAnalyzerArn: analyzer.analyzerArn,
            volumeKeyArn: volumes.keyArn,
            identities: makeIdentities(settings.identities, context),
        };
    },
});
