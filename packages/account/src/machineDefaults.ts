import { logOptOuts } from "@plinth/core/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { guarded, refusePart } from "./parts/partOptions.ts";
import {
    checkMetadataDefaults,
    checkRegistryScanning,
    MACHINE_DEFAULTS,
    type MetadataDefaultsShape,
    PART_OPT_OUTS,
    type Place,
    type RegistryScanningShape,
} from "./plan/index.ts";

export type MetadataDefaultsArgs = MetadataDefaultsShape & Place;
export type RegistryScanningArgs = RegistryScanningShape & Place;

/** How new machines of the account and region serve their metadata where a launch does not say: IMDSv2, one hop far. */
export class MetadataDefaults extends pulumi.ComponentResource {
    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: MetadataDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("metadata defaults", name, args, checkMetadataDefaults(args));
        super("plinth:account:MetadataDefaults", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.metadataDefaults, args);
        if (args.mode === "created") {
            new aws.ec2.InstanceMetadataDefaults(
                `${name}-defaults`,
                {
                    httpTokens: "required",
                    httpEndpoint: "enabled",
                    httpPutResponseHopLimit: args.hopLimit ?? MACHINE_DEFAULTS.hopLimit,
                    instanceMetadataTags: args.instanceTags === true ? "enabled" : "disabled",
                },
                guarded(this, args),
            );
        }
        this.registerOutputs({});
    }
}

/** Scanning of every image in the account's registry for known weaknesses. */
export class RegistryScanning extends pulumi.ComponentResource {
    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: RegistryScanningArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("registry scanning", name, args, checkRegistryScanning(args));
        super("plinth:account:RegistryScanning", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.registryScanning, args);
        if (args.mode === "created") {
            const { scan = MACHINE_DEFAULTS.scan } = args;
            const { when = scan === "enhanced" ? "continuous" : "push" } = args;
            new aws.ecr.RegistryScanningConfiguration(
                `${name}-configuration`,
                {
                    scanType: scan.toUpperCase(),
                    rules: [
                        {
                            scanFrequency: when === "continuous" ? "CONTINUOUS_SCAN" : "SCAN_ON_PUSH",
                            repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
                        },
                    ],
                },
                guarded(this, args),
            );
        }
        this.registerOutputs({});
    }
}
