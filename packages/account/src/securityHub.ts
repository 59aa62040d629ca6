import { logOptOuts } from "@plinth/core/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { guarded, refusePart } from "./parts/partOptions.ts";
import {
    checkSecurityHub,
    PART_OPT_OUTS,
    type Place,
    SECURITY_HUB_DEFAULTS,
    type SecurityHubShape,
    standardArn,
} from "./plan/index.ts";

export type SecurityHubArgs = SecurityHubShape & Place;

/**
 * AWS Security Hub in one account and region, with the standards it checks. Most of its checks read what AWS Config
 * records: make that first, and let this depend on it.
 */
export class SecurityHub extends pulumi.ComponentResource {
    /** `undefined` when off. */
    readonly hubArn: pulumi.Output<string> | undefined;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: SecurityHubArgs, opts?: pulumi.ComponentResourceOptions) {
        refusePart("Security Hub", name, args, checkSecurityHub(args));
        super("plinth:account:SecurityHub", name, args, opts);
        logOptOuts(name, PART_OPT_OUTS.securityHub, args);
        const { account, region, partition = "aws" } = args;
        if (args.mode === "created") this.hubArn = makeHub(name, args, this, opts?.dependsOn).arn;
        else if (args.mode === "adopted") {
            // There is one in a region, under one name (AWS Security Hub API Reference, DescribeHub).
            this.hubArn = pulumi.output(`arn:${partition}:securityhub:${region}:${account}:hub/default`);
        }
        this.registerOutputs({ hubArn: this.hubArn });
    }
}

function makeHub(
    name: string,
    args: Extract<SecurityHubArgs, { mode: "created" }>,
    parent: pulumi.Resource,
    dependsOn: pulumi.ComponentResourceOptions["dependsOn"],
): aws.securityhub.Account {
    const { region, partition = "aws" } = args;
    const {
        standards = SECURITY_HUB_DEFAULTS.standards,
        autoEnableControls = SECURITY_HUB_DEFAULTS.autoEnableControls,
        controlFindingGenerator = SECURITY_HUB_DEFAULTS.controlFindingGenerator,
    } = args;
    const hub = new aws.securityhub.Account(
        `${name}-hub`,
        // AWS's own choice would add CIS 1.2.0, and nothing here would know.
        { enableDefaultStandards: false, autoEnableControls, controlFindingGenerator },
        // What a component waits for, its children do not wait for by themselves.
        { ...guarded(parent, args), ...(dependsOn === undefined ? {} : { dependsOn }) },
    );
    for (const standard of standards) {
        new aws.securityhub.StandardsSubscription(
            `${name}-${standard}`,
            { standardsArn: standardArn(standard, partition, region) },
            // Standards can be subscribed to once there is a hub.
            { parent, dependsOn: [hub] },
        );
    }
    return hub;
}
