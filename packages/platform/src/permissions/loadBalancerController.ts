import { allow } from "@plinth/roles/plan";
import type { Grant, PlatformPlace } from "./grants.ts";
import published from "./loadBalancerController.json" with { type: "json" };

interface PublishedStatement {
    readonly actions: readonly string[];
    /** Behind `arn:<partition>:<service>:<region>:<account>:`; absent for everything. */
    readonly resources?: readonly string[];
    readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
    /** What it is called, or why it covers more than what it names. */
    readonly sid?: string;
    readonly reason?: string;
}

/**
 * What the AWS Load Balancer Controller may do: the policy its project publishes, statement by statement with all of its
 * conditions, and narrower in three ways: ARNs name the account and region in place of `*`; actions that it grants on
 * everything are held to the kinds of resources they take (Service Authorization Reference); and what nothing here uses is left
 * out: WAF Classic and Shield, which the chart's values switch off, certificates of IAM, and user pools of Cognito, so that an
 * ingress that asks people to sign in there (`auth-type: cognito`) is refused by AWS.
 */
export function loadBalancerControllerGrants({ account, region, partition }: PlatformPlace): Grant[] {
    return (published.statements as readonly PublishedStatement[]).map(
        ({ sid, reason, actions, resources, conditions = {} }) => {
            const { Null, ...others } = conditions;
            return allow({
                actions,
                resources: resources?.map((resource) => arnOf(resource, { account, region, partition })) ?? ["*"],
                ...(sid === undefined ? {} : { sid }),
                ...(reason === undefined ? {} : { reason }),
                ...(Object.keys(conditions).length === 0
                    ? {}
                    : {
                          conditions: {
                              ...others,
                              ...(Null === undefined
                                  ? {}
                                  : {
                                        Null: Object.fromEntries(
                                            Object.entries(Null).map(([key, value]) => [key, value === "true"]),
                                        ),
                                    }),
                          },
                      }),
            });
        },
    );
}

function arnOf(resource: string, { account, region, partition }: PlatformPlace): string {
    const [service, ...name] = resource.split(":");
    return `arn:${partition}:${service}:${region}:${account}:${name.join(":")}`;
}
