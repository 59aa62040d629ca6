import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";

const PERMISSION = "aws:lambda/permission:Permission";

/** A service of AWS, regional names (`logs.eu-west-1.amazonaws.com`) and those of China included. */
const SERVICE = /\.amazonaws\.com(\.cn)?$/i;

export const lambdaPublic = resourceRule({
    id: "lambda-public",
    severity: "high",
    description:
        "Functions are invoked by named principals, and by services only on behalf of a resource or account of one's own",
    remedy: "name a principal other than *, set sourceArn or sourceAccount for a service, and authorizationType of a function URL to AWS_IAM",
    types: [PERMISSION, "aws:lambda/functionUrl:FunctionUrl"],
    safeProperties: ["authorizationType"],
    *check(resource) {
        if (resource.type === PERMISSION) {
            yield* checkPermission(resource);
            return;
        }
        const authorization = resource.get("authorizationType");
        if (authorization.isUnknown || authorization.string()?.toUpperCase() === "NONE") {
            yield { at: authorization, expected: "AWS_IAM" };
        }
    },
});

function* checkPermission(permission: ResourceView): Verdicts {
    const principal = permission.get("principal");
    const organisation = permission.get("principalOrgId");
    // Everyone of an organisation is not everyone; a source does not help, for anyone can claim one.
    if (!organisation.isSet && (principal.isUnknown || principal.string() === "*")) {
        yield { at: principal, expected: "a named principal" };
        return;
    }
    const source = permission.get("sourceArn");
    const isNarrowed = source.isSet || permission.get("sourceAccount").isSet;
    const mayBeService = principal.isUnknown || SERVICE.test(principal.string() ?? "");
    if (mayBeService && !isNarrowed) {
        yield { at: source, expected: "the resource the service acts for", unverified: principal.isUnknown };
    }
}
