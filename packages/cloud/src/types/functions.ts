import type { ModelContext, TypeModel } from "../model/model.ts";
import { joined, named, numbered, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** What API Gateway calls to invoke a function. */
function invokeArn(context: ModelContext, functionArn: string): string {
    const { partition, region } = context.target;
    return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/** Lambda. */
export const functionTypes: Readonly<Record<string, TypeModel>> = {
    "aws:lambda/function:Function": named({
        taggable: true,
        autoname: { property: "name", maxLength: 64 },
        defaults: { memorySize: 128, publish: false, reservedConcurrentExecutions: -1, skipDestroy: false, timeout: 3 },
        service: "lambda",
        prefix: "function:",
        outputs: (context) => {
            const arn = context.arn("lambda", `function:${context.text("name")}`);
            return {
                invokeArn: invokeArn(context, arn),
                lastModified: context.moment,
                qualifiedArn: `${arn}:$LATEST`,
                qualifiedInvokeArn: invokeArn(context, `${arn}:$LATEST`),
                responseStreamingInvokeArn: invokeArn(context, arn).replace(
                    /2015-03-31(.*)invocations$/,
                    "2021-11-15$1response-streaming-invocations",
                ),
                signingJobArn: "",
                signingProfileVersionArn: "",
                sourceCodeSize: 1024,
                version: "$LATEST",
            };
        },
    }),
    "aws:lambda/alias:Alias": {
        autoname: { property: "name", maxLength: 128 },
        compute: (context) => {
            const name = context.text("functionName").split(":").at(-1) ?? "";
            const arn = context.arn("lambda", `function:${name}:${context.text("name")}`);
            return { id: arn, outputs: { arn, invokeArn: invokeArn(context, arn) } };
        },
    },
    "aws:lambda/permission:Permission": {
        autoname: { property: "statementId", maxLength: 100 },
        compute: (context) => ({ id: context.text("statementId"), outputs: {} }),
    },
    "aws:lambda/eventSourceMapping:EventSourceMapping": {
        taggable: true,
        compute: (context) => {
            const uuid = context.uuid("mapping");
            const name = context.text("functionName").split(":").at(-1) ?? "";
            return {
                id: uuid,
                outputs: {
                    arn: context.arn("lambda", `event-source-mapping:${uuid}`),
                    functionArn: context.arn("lambda", `function:${name}`),
                    lastModified: context.moment,
                    state: "Enabled",
                    uuid,
                },
            };
        },
    },
    "aws:lambda/functionUrl:FunctionUrl": part(joined("", "functionName"), {
        outputs: (context) => {
            const urlId = context.hex("url", 32);
            const name = context.text("functionName").split(":").at(-1) ?? "";
            return {
                functionArn: context.arn("lambda", `function:${name}`),
                functionUrl: `https://${urlId}.lambda-url.${context.target.region}.on.aws/`,
                urlId,
            };
        },
    }),
    "aws:lambda/layerVersion:LayerVersion": {
        compute: (context) => {
            const layerArn = context.arn("lambda", `layer:${context.text("layerName")}`);
            return {
                id: `${layerArn}:1`,
                outputs: {
                    arn: `${layerArn}:1`,
                    createdDate: context.moment,
                    layerArn,
                    sourceCodeSize: 1024,
                    version: "1",
                },
            };
        },
    },
    "aws:scheduler/schedule:Schedule": {
        autoname: { property: "name", maxLength: 64 },
        defaults: { groupName: "default" },
        compute: (context) => {
            const path = `${context.text("groupName")}/${context.text("name")}`;
            return { id: path, outputs: { arn: context.arn("scheduler", `schedule/${path}`) } };
        },
    },
    "aws:codebuild/project:Project": named({
        taggable: true,
        autoname: { property: "name", maxLength: 255 },
        service: "codebuild",
        prefix: "project/",
        id: "arn",
    }),
    "aws:cognito/userPool:UserPool": numbered({
        taggable: true,
        autoname: { property: "name", maxLength: 128 },
        service: "cognito-idp",
        prefix: "userpool/",
        id: (context) => `${context.target.region}_${context.alphanumeric("pool", 9)}`,
        outputs: (context, id) => ({
            creationDate: context.moment,
            customDomain: "",
            domain: "",
            endpoint: `cognito-idp.${context.target.region}.amazonaws.com/${id}`,
            estimatedNumberOfUsers: 0,
            lastModifiedDate: context.moment,
        }),
    }),
    "aws:cognito/userPoolClient:UserPoolClient": part((context) => context.hex("client", 26), {
        autoname: { property: "name", maxLength: 128 },
        outputs: (context) => ({
            clientSecret: context.inputs.generateSecret === true ? context.hex("secret", 52) : "",
        }),
    }),
    "aws:cognito/userPoolDomain:UserPoolDomain": part(joined("", "domain"), {
        outputs: (context) => ({
            awsAccountId: context.target.account,
            cloudfrontDistribution: `${context.hex("distribution", 13)}.cloudfront.net`,
            cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
        }),
    }),
    "aws:cognito/identityPool:IdentityPool": numbered({
        taggable: true,
        service: "cognito-identity",
        prefix: "identitypool/",
        id: (context) => `${context.target.region}:${context.uuid("pool")}`,
    }),
};
