import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { apiAuth } from "./apiAuth.ts";

const METHOD = "aws:apigateway/method:Method";
const ROUTE = "aws:apigatewayv2/route:Route";

function method(inputs: Record<string, unknown>) {
    return [resource(METHOD, "m", { httpMethod: "GET", ...inputs })];
}

function route(routeKey: unknown, inputs: Record<string, unknown> = {}) {
    return [resource(ROUTE, "r", { routeKey, ...inputs })];
}

export const examples: RuleExamples = {
    rule: apiAuth,
    passing: [
        { title: "a method for IAM identities", resources: method({ authorization: "AWS_IAM" }) },
        {
            title: "a method that takes an API key",
            resources: method({ authorization: "NONE", apiKeyRequired: true }),
        },
        {
            title: "what a browser asks before a request",
            resources: method({ httpMethod: "OPTIONS", authorization: "NONE" }),
        },
        { title: "a route with an authorizer", resources: route("GET /", { authorizationType: "JWT" }) },
        { title: "what a browser asks before a route", resources: route("OPTIONS /{proxy+}") },
        { title: "a message of a connection that was let in", resources: route("sendMessage") },
        { title: "the end of a connection", resources: route("$disconnect", { authorizationType: "NONE" }) },
    ],
    failing: [
        {
            title: "a method for everyone",
            resources: method({ authorization: "NONE", apiKeyRequired: false }),
            finds: ["m: authorization"],
        },
        { title: "a method that says nothing", resources: method({}), finds: ["m: authorization"] },
        {
            title: "a method for everyone, in lower case",
            resources: method({ httpMethod: "ANY", authorization: "none" }),
            finds: ["m: authorization"],
        },
        { title: "a route that says nothing", resources: route("GET /"), finds: ["r: authorizationType"] },
        {
            title: "the default route, for everyone",
            resources: route("$default", { authorizationType: "NONE" }),
            finds: ["r: authorizationType"],
        },
        { title: "connections for everyone", resources: route("$connect"), finds: ["r: authorizationType"] },
        {
            title: "a route without a key",
            resources: route(undefined, { authorizationType: "" }),
            finds: ["r: authorizationType"],
        },
    ],
    unknown: [
        {
            title: "an authorization that is not known yet",
            resources: method({ authorization: UNKNOWN }),
            finds: ["m: authorization"],
        },
        {
            title: "an API key that may be asked for",
            resources: method({ authorization: "NONE", apiKeyRequired: UNKNOWN }),
            finds: ["m: authorization"],
        },
        {
            title: "a route that may be a browser's question",
            resources: route(UNKNOWN),
            finds: ["r: authorizationType"],
        },
    ],
};
