import type { TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Roles, policies and identity providers. IAM is one per account. */
export const identityTypes: Readonly<Record<string, TypeModel>> = {
    "aws:iam/role:Role": {
        taggable: true,
        global: true,
        autoname: { property: "name", maxLength: 64 },
        defaults: { path: "/", maxSessionDuration: 3600, forceDetachPolicies: false },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("iam", `role${context.text("path")}${name}`),
                    createDate: context.moment,
                    uniqueId: `AROA${context.alphanumeric("role", 17)}`,
                },
            };
        },
    },
    "aws:iam/rolePolicy:RolePolicy": {
        global: true,
        autoname: { property: "name", maxLength: 128 },
        compute: (context) => ({ id: `${context.text("role")}:${context.text("name")}`, outputs: {} }),
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
        global: true,
        compute: (context) => ({ id: `${context.text("role")}/${context.text("policyArn")}`, outputs: {} }),
    },
    "aws:iam/policy:Policy": {
        taggable: true,
        global: true,
        autoname: { property: "name", maxLength: 128 },
        defaults: { path: "/" },
        compute: (context) => {
            const arn = context.arn("iam", `policy${context.text("path")}${context.text("name")}`);
            return {
                id: arn,
                outputs: { arn, policyId: `ANPA${context.alphanumeric("policy", 17)}`, attachmentCount: 0 },
            };
        },
    },
    "aws:iam/instanceProfile:InstanceProfile": {
        taggable: true,
        global: true,
        autoname: { property: "name", maxLength: 128 },
        defaults: { path: "/" },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("iam", `instance-profile${context.text("path")}${name}`),
                    createDate: context.moment,
                    uniqueId: `AIPA${context.alphanumeric("profile", 17)}`,
                },
            };
        },
    },
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
        taggable: true,
        global: true,
        compute: (context) => {
            const arn = context.arn("iam", `oidc-provider/${context.text("url").replace(/^https:\/\//, "")}`);
            return { id: arn, outputs: { arn, thumbprintLists: [context.hex("thumbprint", 40)] } };
        },
    },
    "aws:iam/user:User": {
        taggable: true,
        global: true,
        autoname: { property: "name", maxLength: 64 },
        defaults: { path: "/", forceDestroy: false },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("iam", `user${context.text("path")}${name}`),
                    uniqueId: `AIDA${context.alphanumeric("user", 17)}`,
                },
            };
        },
    },
};
