import type { Rule } from "../rule/rule.ts";
import { rules as api } from "../rules/api/rules.ts";
import { rules as cloudfront } from "../rules/cloudfront/rules.ts";
import { rules as cloudtrail } from "../rules/cloudtrail/rules.ts";
import { rules as cost } from "../rules/cost/rules.ts";
import { rules as dynamodb } from "../rules/dynamodb/rules.ts";
import { rules as ec2 } from "../rules/ec2/rules.ts";
import { rules as ecr } from "../rules/ecr/rules.ts";
import { rules as ecs } from "../rules/ecs/rules.ts";
import { rules as efs } from "../rules/efs/rules.ts";
import { rules as eks } from "../rules/eks/rules.ts";
import { rules as elasticache } from "../rules/elasticache/rules.ts";
import { rules as iam } from "../rules/iam/rules.ts";
import { rules as k8s } from "../rules/k8s/rules.ts";
import { rules as kms } from "../rules/kms/rules.ts";
import { rules as lambda } from "../rules/lambda/rules.ts";
import { rules as lb } from "../rules/lb/rules.ts";
import { rules as logs } from "../rules/logs/rules.ts";
import { rules as messaging } from "../rules/messaging/rules.ts";
import { rules as msk } from "../rules/msk/rules.ts";
import { rules as opensearch } from "../rules/opensearch/rules.ts";
import { rules as rds } from "../rules/rds/rules.ts";
import { rules as redshift } from "../rules/redshift/rules.ts";
import { rules as s3 } from "../rules/s3/rules.ts";
import { rules as secrets } from "../rules/secrets/rules.ts";
import { rules as secretsInPlain } from "../rules/secretsInPlain/rules.ts";
import { rules as ssm } from "../rules/ssm/rules.ts";
import { rules as stateful } from "../rules/stateful/rules.ts";
import { rules as tags } from "../rules/tags/rules.ts";
import { rules as vpc } from "../rules/vpc/rules.ts";
import { rules as waf } from "../rules/waf/rules.ts";

/** Every rule by the service it is about, in the order in which the pack serves them. A rule that none lists does not run. */
export const rulesByService: Readonly<Record<string, readonly Rule[]>> = {
    ec2,
    vpc,
    eks,
    ecs,
    lambda,
    iam,
    cloudtrail,
    lb,
    cloudfront,
    api,
    waf,
    rds,
    elasticache,
    dynamodb,
    redshift,
    opensearch,
    msk,
    efs,
    s3,
    ecr,
    kms,
    secrets,
    ssm,
    messaging,
    logs,
    k8s,
    stateful,
    secretsInPlain,
    tags,
    cost,
};

export const allRules: readonly Rule[] = Object.values(rulesByService).flat();
