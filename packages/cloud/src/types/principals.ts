import type { TypeModel } from "../model/model.ts";
import { joined, part } from "../model/shapes.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** Ends of the names of service-linked roles, where AWS writes them otherwise than the service's host. */
const SERVICE_ROLES: Readonly<Record<string, string>> = { config: "Config", autoscaling: "AutoScaling" };

/** People, groups, and what is attached to them. IAM is one per account. */
export const principalTypes: Readonly<Record<string, TypeModel>> = {
    "aws:iam/accessKey:AccessKey": part((context) => `AKIA${context.alphanumeric("key", 16)}`, {
        global: true,
        defaults: { status: "Active" },
        outputs: (context) => ({
            createDate: context.moment,
            secret: context.hex("secret", 40),
            sesSmtpPasswordV4: context.hex("smtp", 44),
        }),
    }),
    "aws:iam/group:Group": {
        global: true,
        autoname: { property: "name", maxLength: 128 },
        defaults: { path: "/" },
        compute: (context) => {
            const name = context.text("name");
            return {
                id: name,
                outputs: {
                    arn: context.arn("iam", `group${context.text("path")}${name}`),
                    uniqueId: `AGPA${context.alphanumeric("group", 17)}`,
                },
            };
        },
    },
    "aws:iam/groupMembership:GroupMembership": part(joined("", "name"), {
        global: true,
        autoname: { property: "name", maxLength: 128 },
    }),
    "aws:iam/groupPolicy:GroupPolicy": part(joined(":", "group", "name"), {
        global: true,
        autoname: { property: "name", maxLength: 128 },
    }),
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": part(joined("/", "group", "policyArn"), { global: true }),
    "aws:iam/policyAttachment:PolicyAttachment": part(joined("", "name"), {
        global: true,
        autoname: { property: "name", maxLength: 128 },
    }),
    "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive": part(joined("", "roleName"), { global: true }),
    "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
        taggable: true,
        global: true,
        compute: (context) => {
            const service = context.text("awsServiceName");
            const [short = ""] = service.split(".");
            const name = `AWSServiceRoleFor${SERVICE_ROLES[short] ?? short}`;
            const arn = context.arn("iam", `role/aws-service-role/${service}/${name}`);
            const uniqueId = `AROA${context.alphanumeric("role", 17)}`;
            return {
                id: arn,
                outputs: { arn, createDate: context.moment, name, path: `/aws-service-role/${service}/`, uniqueId },
            };
        },
    },
    "aws:iam/userPolicy:UserPolicy": part(joined(":", "user", "name"), {
        global: true,
        autoname: { property: "name", maxLength: 128 },
    }),
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": part(joined("/", "user", "policyArn"), { global: true }),
    "aws:iam/userGroupMembership:UserGroupMembership": part(
        (context) => `${context.text("user")}/${context.hex("groups", 8)}`,
        {
            global: true,
        },
    ),
    "aws:kms/grant:Grant": part((context) => `${context.text("keyId")}:${context.hex("grant", 64)}`, {
        autoname: { property: "name", maxLength: 256 },
        outputs: (context) => ({ grantId: context.hex("grant", 64), grantToken: context.hex("token", 64) }),
    }),
    "aws:kms/keyPolicy:KeyPolicy": part(joined("", "keyId")),
};
