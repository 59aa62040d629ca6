import { makeAlarms, type Widgets } from "@plinth/alarms";
import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import { physicalName } from "@plinth/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkWebAclArgs } from "./checkWebAclArgs.ts";
import { makeLogging, type WebAclPlace } from "./logging.ts";
import {
    capacityOf,
    INCLUDED_CAPACITY,
    paidSteps,
    type PlannedRule,
    planRules,
    planWebAclAlarms,
    webAclAlarms,
    webAclOptOuts,
} from "./plan/index.ts";
import { ruleOf, visibility } from "./ruleStatements.ts";
import type { WebAclArgs } from "./webAclArgs.ts";

/** Where everything for CloudFront lives (AWS WAF Developer Guide, "How AWS WAF works"). */
const CLOUDFRONT_REGION = "us-east-1";

/**
 * A web ACL with the rule groups of AWS, a limit by address, lists of addresses, and logs without what lets somebody in.
 * Rules count until `mode` says `block`.
 */
export class WebAcl extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;
    /** Its name in AWS: metrics of its requests carry it (dimension `WebACL`). */
    readonly webAclName: pulumi.Output<string>;
    /** Capacity units its rules need at most: 1500 are in the price of a request, 5000 is the end. */
    readonly capacity: number;
    /** What a dashboard shows of the web ACL: states of its alarms, and what they watch. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("web ACL", name, checkWebAclArgs(args));
        super("plinth:waf:WebAcl", name, args, opts);
        logOptOuts(name, webAclOptOuts, args);
        const rules = planRules(args);
        const place = placeOf(args);
        const webAclName = nameOf(name);
        this.capacity = capacityOf(rules);
        this.#sayWhatCostsMore(name);
        const acl = new aws.wafv2.WebAcl(
            `${name}-acl`,
            {
                ...place.elsewhere,
                name: webAclName,
                scope: args.scope === "cloudFront" ? "CLOUDFRONT" : "REGIONAL",
                description: `Web ACL ${name}`,
                defaultAction: { allow: {} },
                rules: this.#rules(name, args, rules, place),
                visibilityConfig: visibility(webAclName),
                tags: { Name: name, ...args.tags },
            },
            // Its name is fixed, so a replacement cannot exist beside it.
            { parent: this, deleteBeforeReplace: true },
        );
        for (const [of, resourceArn] of Object.entries(args.protects ?? {})) {
            new aws.wafv2.WebAclAssociation(
                `${name}-before-${of}`,
                { resourceArn, webAclArn: acl.arn },
                { parent: this },
            );
        }
        makeLogging(name, args, { webAclArn: acl.arn, place, parent: this });
        this.arn = acl.arn;
        this.webAclName = acl.name;
        this.widgets = makeAlarms(
            { name, title: webAclName, rules: webAclAlarms, args, parent: this },
            planWebAclAlarms(args.scope, webAclName, args.region),
        );
        this.registerOutputs({ arn: this.arn, webAclName: this.webAclName, capacity: this.capacity });
    }

    #rules(name: string, args: WebAclArgs, rules: readonly PlannedRule[], place: WebAclPlace) {
        const sets = rules.flatMap((rule) => (rule.kind === "addresses" ? [rule.set] : []));
        const arns = new Map(
            sets.map(({ name: setName, version, addresses }) => {
                const logicalName = `${name}-${setName}`;
                const set = new aws.wafv2.IpSet(
                    logicalName,
                    {
                        ...place.elsewhere,
                        scope: args.scope === "cloudFront" ? "CLOUDFRONT" : "REGIONAL",
                        ipAddressVersion: version,
                        addresses: [...addresses],
                        description: `${setName} of web ACL ${name}`,
                        tags: { Name: logicalName, ...args.tags },
                    },
                    { parent: this },
                );
                return [setName, set.arn] as const;
            }),
        );
        return rules.map((rule) => ruleOf(rule, arns));
    }

    #sayWhatCostsMore(name: string): void {
        const steps = paidSteps(this.capacity);
        if (steps === 0) return;
        void pulumi.log.warn(
            `web ACL ${name} needs ${this.capacity} capacity units; ${INCLUDED_CAPACITY} are in the price of a request, ` +
                `${steps} ${steps === 1 ? "step" : "steps"} of 500 more add to the price of each one`,
            this,
        );
    }
}

/** Environments may share an account: the name says whose it is, in the letters WAF takes. */
function nameOf(name: string): string {
    const parts = [pulumi.getProject(), pulumi.getStack(), name].map((part) => part.replace(/[^\w-]/g, "-"));
    return physicalName("aws:wafv2/webAcl:WebAcl", ...parts);
}

function placeOf({ scope, region }: WebAclArgs): WebAclPlace {
    if (scope === "regional") return { region, elsewhere: {} };
    return { region: CLOUDFRONT_REGION, elsewhere: { region: CLOUDFRONT_REGION } };
}
