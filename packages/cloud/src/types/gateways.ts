import type { ModelContext, TypeModel } from "../model/model.ts";
import { joined, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Ids of API Gateway's parts: ten letters and digits, lower case. */
function gatewayId(purpose: string, length = 10): (context: ModelContext) => string {
    return (context) => context.alphanumeric(purpose, length).toLowerCase();
}

/** Who may call: `arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5`. */
function executionArn(context: ModelContext, id: string): string {
    return context.arn("execute-api", id);
}

function host(context: ModelContext, id: string): string {
    return `${id}.execute-api.${context.target.region}.amazonaws.com`;
}

/** ARNs of API Gateway name no account. */
function apiArn(context: ModelContext, path: string): string {
    return `arn:${context.target.partition}:apigateway:${context.target.region}::${path}`;
}

/** API Gateway, both generations. */
export const gatewayTypes: Readonly<Record<string, TypeModel>> = {
    "aws:apigateway/restApi:RestApi": {
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        compute: (context) => {
            const id = gatewayId("api")(context);
            return {
                id,
                outputs: {
                    arn: apiArn(context, `/restapis/${id}`),
                    createdDate: context.moment,
                    executionArn: executionArn(context, id),
                    rootResourceId: gatewayId("root")(context),
                },
            };
        },
    },
    "aws:apigateway/resource:Resource": part(gatewayId("resource", 6), {
        outputs: (context) => ({ path: `/${context.text("pathPart")}` }),
    }),
    "aws:apigateway/method:Method": part(
        (context) => `agm-${joined("-", "restApi", "resourceId", "httpMethod")(context)}`,
    ),
    "aws:apigateway/methodResponse:MethodResponse": part(
        (context) => `agmr-${joined("-", "restApi", "resourceId", "httpMethod", "statusCode")(context)}`,
    ),
    "aws:apigateway/integration:Integration": part(
        (context) => `agi-${joined("-", "restApi", "resourceId", "httpMethod")(context)}`,
    ),
    "aws:apigateway/integrationResponse:IntegrationResponse": part(
        (context) => `agir-${joined("-", "restApi", "resourceId", "httpMethod", "statusCode")(context)}`,
    ),
    "aws:apigateway/deployment:Deployment": part(gatewayId("deployment", 6), {
        outputs: (context) => ({ createdDate: context.moment }),
    }),
    "aws:apigateway/stage:Stage": {
        taggable: true,
        compute: (context) => {
            const [api, stage] = [context.text("restApi"), context.text("stageName")];
            return {
                id: `ags-${api}-${stage}`,
                outputs: {
                    arn: apiArn(context, `/restapis/${api}/stages/${stage}`),
                    executionArn: executionArn(context, `${api}/${stage}`),
                    invokeUrl: `https://${host(context, api)}/${stage}`,
                    webAclArn: "",
                },
            };
        },
    },
    "aws:apigateway/apiKey:ApiKey": {
        taggable: true,
        autoname: { property: "name", maxLength: 1024 },
        defaults: { description: "Managed by Pulumi", enabled: true },
        compute: (context) => {
            const id = gatewayId("key")(context);
            return {
                id,
                outputs: {
                    arn: apiArn(context, `/apikeys/${id}`),
                    createdDate: context.moment,
                    lastUpdatedDate: context.moment,
                },
            };
        },
    },
    "aws:apigateway/usagePlan:UsagePlan": {
        taggable: true,
        autoname: { property: "name", maxLength: 1024 },
        compute: (context) => {
            const id = gatewayId("plan", 6)(context);
            return { id, outputs: { arn: apiArn(context, `/usageplans/${id}`) } };
        },
    },
    "aws:apigateway/authorizer:Authorizer": {
        autoname: { property: "name", maxLength: 128 },
        compute: (context) => {
            const id = gatewayId("authorizer", 6)(context);
            return { id, outputs: { arn: apiArn(context, `/restapis/${context.text("restApi")}/authorizers/${id}`) } };
        },
    },
    "aws:apigateway/account:Account": part(() => "api-gateway-account", {
        outputs: () => ({ apiKeyVersion: "4", features: ["UsagePlans"], throttleSettings: [] }),
    }),
    "aws:apigatewayv2/api:Api": {
        taggable: true,
        autoname: { property: "name", maxLength: 128 },
        defaults: { apiKeySelectionExpression: "$request.header.x-api-key" },
        compute: (context) => {
            const id = gatewayId("api")(context);
            const scheme = context.text("protocolType") === "WEBSOCKET" ? "wss" : "https";
            return {
                id,
                outputs: {
                    apiEndpoint: `${scheme}://${host(context, id)}`,
                    arn: apiArn(context, `/apis/${id}`),
                    executionArn: executionArn(context, id),
                },
            };
        },
    },
    "aws:apigatewayv2/integration:Integration": part(gatewayId("integration", 7)),
    "aws:apigatewayv2/route:Route": part(gatewayId("route", 7)),
    "aws:apigatewayv2/deployment:Deployment": part(gatewayId("deployment", 6), {
        outputs: () => ({ autoDeployed: false }),
    }),
    "aws:apigatewayv2/authorizer:Authorizer": part(gatewayId("authorizer", 6), {
        autoname: { property: "name", maxLength: 128 },
    }),
    "aws:apigatewayv2/stage:Stage": {
        taggable: true,
        autoname: { property: "name", maxLength: 128 },
        compute: (context) => {
            const [api, name] = [context.text("apiId"), context.text("name")];
            return {
                id: name,
                outputs: {
                    arn: apiArn(context, `/apis/${api}/stages/${name}`),
                    executionArn: executionArn(context, `${api}/${name}`),
                    invokeUrl: `https://${host(context, api)}/${name === "$default" ? "" : name}`,
                },
            };
        },
    },
    "aws:apigatewayv2/apiMapping:ApiMapping": part(gatewayId("mapping", 6)),
};
