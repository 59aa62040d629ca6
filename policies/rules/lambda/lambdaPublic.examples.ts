import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lambdaPublic } from "./lambdaPublic.ts";

const PERMISSION = "aws:lambda/permission:Permission";
const URL = "aws:lambda/functionUrl:FunctionUrl";

function permit(inputs: Record<string, unknown>) {
    return [resource(PERMISSION, "p", { action: "lambda:InvokeFunction", ...inputs })];
}

export const examples: RuleExamples = {
    rule: lambdaPublic,
    passing: [
        {
            title: "a service on behalf of a rule that is not known yet",
            resources: permit({ principal: "events.amazonaws.com", sourceArn: UNKNOWN }),
        },
        {
            title: "a service on behalf of an account",
            resources: permit({ principal: "s3.amazonaws.com", sourceAccount: "111111111111" }),
        },
        { title: "a role", resources: permit({ principal: "arn:aws:iam::111111111111:role/app" }) },
        { title: "an organisation", resources: permit({ principal: "*", principalOrgId: "o-abc" }) },
        { title: "a URL for IAM identities", resources: [resource(URL, "u", { authorizationType: "AWS_IAM" })] },
        { title: "a URL that says nothing", resources: [resource(URL, "u", {})] },
    ],
    failing: [
        {
            title: "everyone, whatever the source",
            resources: permit({ principal: "*", sourceArn: "arn:aws:events:::rule/r" }),
            finds: ["p: principal"],
        },
        {
            title: "a service on behalf of anyone",
            resources: permit({ principal: "apigateway.amazonaws.com" }),
            finds: ["p: sourceArn"],
        },
        {
            title: "a service in China with an empty source",
            resources: permit({ principal: "s3.amazonaws.com.cn", sourceArn: "" }),
            finds: ["p: sourceArn"],
        },
        {
            title: "a URL for everyone",
            resources: [resource(URL, "u", { authorizationType: "NONE" })],
            finds: ["u: authorizationType"],
        },
    ],
    unknown: [
        {
            title: "a principal that is not known yet",
            resources: permit({ principal: UNKNOWN, sourceArn: UNKNOWN }),
            finds: ["p: principal"],
        },
        {
            title: "a principal of an organisation that may be a service",
            resources: permit({ principal: UNKNOWN, principalOrgId: "o-abc" }),
            finds: ["p: sourceArn"],
        },
        {
            title: "a URL that may be for everyone",
            resources: [resource(URL, "u", { authorizationType: UNKNOWN })],
            finds: ["u: authorizationType"],
        },
    ],
};
