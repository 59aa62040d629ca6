import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";

const METHOD = "aws:apigateway/method:Method";

export const apiAuth = resourceRule({
    id: "api-auth",
    severity: "medium",
    description: "API Gateway lets nobody reach a backend without credentials or an API key",
    remedy: "set authorization (a route's authorizationType) to AWS_IAM, JWT or an authorizer's kind, or apiKeyRequired to true",
    types: [METHOD, "aws:apigatewayv2/route:Route"],
    safeProperties: ["authorization", "authorizationType"],
    *check(resource) {
        const isMethod = resource.type === METHOD;
        const authorization = resource.get(isMethod ? "authorization" : "authorizationType");
        const isOpen =
            !authorization.isSet || authorization.isUnknown || authorization.string()?.toUpperCase() === "NONE";
        const apiKey = resource.get("apiKeyRequired");
        const target = resource.get(isMethod ? "httpMethod" : "routeKey");
        const needs = isMethod ? methodNeeds(target) : routeNeeds(target);
        if (isOpen && apiKey.boolean() !== true && needs) {
            const unverified = apiKey.isUnknown || target.isUnknown;
            yield { at: authorization, expected: "credentials to be asked for", unverified };
        }
    },
});

/** A browser asks with OPTIONS, without credentials, before it sends a request to another origin. */
function methodNeeds(method: Reading): boolean {
    return method.string()?.toUpperCase() !== "OPTIONS";
}

/**
 * Routes of WebSocket APIs have no method, and only `$connect` can ask for credentials (AWS CDK, WebSocketRouteOptions);
 * `$default` is a route of HTTP APIs too.
 */
function routeNeeds(routeKey: Reading): boolean {
    const key = routeKey.string();
    return (
        key === undefined || key === "$connect" || key === "$default" || (key.includes(" ") && !/^OPTIONS /i.test(key))
    );
}
