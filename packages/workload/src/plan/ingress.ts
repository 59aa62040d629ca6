import { parseCidr } from "@plinth/core/addresses";
import type { Violation } from "@plinth/core/settings";
import { DEFAULTS, HEALTH_CHECK } from "./defaults.ts";
import { SCHEMES, type Ingress, type Process, type Scheme } from "./shape.ts";
import { planShutdown } from "./shutdown.ts";

/** How the load balancer is told to serve. */
export interface PlannedIngress {
    readonly host: string;
    readonly certificateArn: string;
    readonly scheme: Scheme;
    readonly sslPolicy: string;
    readonly healthCheckPath: string;
    readonly deregistrationSeconds: number;
    readonly allowedCidrs: readonly string[];
    readonly webAclArn: string | undefined;
}

export function planIngress(ingress: Ingress, web: Process = {}): PlannedIngress {
    const { lifeSeconds } = planShutdown(web.shutdown, "load-balancer");
    return {
        host: ingress.host,
        certificateArn: ingress.certificateArn,
        scheme: ingress.scheme ?? DEFAULTS.ingress.scheme,
        sslPolicy: ingress.sslPolicy ?? DEFAULTS.ingress.sslPolicy,
        healthCheckPath: ingress.healthCheckPath ?? DEFAULTS.ingress.healthCheckPath,
        deregistrationSeconds: ingress.deregistrationSeconds ?? lifeSeconds,
        allowedCidrs: ingress.allowedCidrs ?? [],
        webAclArn: ingress.webAclArn,
    };
}

/** What the load balancer controller reads (AWS Load Balancer Controller, "Ingress annotations"). */
export function ingressAnnotations(
    ingress: PlannedIngress,
    tags: Readonly<Record<string, string>>,
): Record<string, string> {
    const prefix = "alb.ingress.kubernetes.io";
    return {
        [`${prefix}/scheme`]: ingress.scheme,
        [`${prefix}/target-type`]: "ip",
        [`${prefix}/listen-ports`]: JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
        [`${prefix}/ssl-redirect`]: "443",
        [`${prefix}/certificate-arn`]: ingress.certificateArn,
        [`${prefix}/ssl-policy`]: ingress.sslPolicy,
        [`${prefix}/healthcheck-path`]: ingress.healthCheckPath,
        [`${prefix}/healthcheck-interval-seconds`]: String(HEALTH_CHECK.intervalSeconds),
        [`${prefix}/healthy-threshold-count`]: String(HEALTH_CHECK.looks),
        [`${prefix}/unhealthy-threshold-count`]: String(HEALTH_CHECK.looks),
        [`${prefix}/success-codes`]: "200",
        [`${prefix}/target-group-attributes`]: `deregistration_delay.timeout_seconds=${ingress.deregistrationSeconds}`,
        [`${prefix}/load-balancer-attributes`]: "routing.http.drop_invalid_header_fields.enabled=true",
        ...(ingress.allowedCidrs.length === 0 ? {} : { [`${prefix}/inbound-cidrs`]: ingress.allowedCidrs.join(",") }),
        ...(ingress.webAclArn === undefined ? {} : { [`${prefix}/wafv2-acl-arn`]: ingress.webAclArn }),
        ...(Object.keys(tags).length === 0
            ? {}
            : {
                  [`${prefix}/tags`]: Object.entries(tags)
                      .map(([key, value]) => `${key}=${value}`)
                      .join(","),
              }),
    };
}

const HOST = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;
const CERTIFICATE = /^arn:(aws|aws-cn|aws-us-gov):acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/;
const WEB_ACL = /^arn:(aws|aws-cn|aws-us-gov):wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]+\/[\w-]+$/;
/** Policies without TLS 1.0 and 1.1 (Elastic Load Balancing, "Security policies for your Application Load Balancer"). */
const SSL_POLICY = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS-1-2-|FS-1-2-)[\w-]+$/;

/** What is wrong with an ingress; paths start at the shape. */
export function checkIngress(ingress: Ingress | undefined, web: Process = {}): Violation[] {
    if (ingress === undefined) return [];
    const planned = planIngress(ingress, web);
    const problems: Violation[] = [];
    const refuse = (key: string, rule: string, value: unknown, fix: string): void => {
        problems.push({ path: ["ingress", key], rule, value, fix });
    };
    const { host, certificateArn, scheme, sslPolicy, healthCheckPath, allowedCidrs, webAclArn } = planned;
    if (!HOST.test(host)) refuse("host", "must be a host such as orders.example.com", host, "write its full name");
    if (!CERTIFICATE.test(certificateArn)) {
        refuse("certificateArn", "must be the ARN of a certificate in ACM", certificateArn, "copy it from there");
    }
    if (!SCHEMES.includes(scheme)) refuse("scheme", `must be one of ${SCHEMES.join(", ")}`, scheme, "choose one");
    if (!SSL_POLICY.test(sslPolicy)) {
        refuse("sslPolicy", "must be a policy of TLS 1.2 or newer alone", sslPolicy, "leave it out");
    }
    if (!healthCheckPath.startsWith("/")) {
        refuse("healthCheckPath", "must begin with a slash", healthCheckPath, "write it as /ready");
    }
    if (webAclArn !== undefined && !WEB_ACL.test(webAclArn)) {
        refuse("webAclArn", "must be the ARN of a regional web ACL", webAclArn, "copy it from the layer that makes it");
    }
    for (const [index, cidr] of allowedCidrs.entries()) {
        const parsed = parseCidr(cidr);
        if ("cidr" in parsed) continue;
        problems.push({
            path: ["ingress", "allowedCidrs", index],
            rule: parsed.rule,
            value: cidr,
            fix: parsed.fix,
        });
    }
    return [...problems, ...checkDeregistration(planned, web)];
}

/** What ELB takes (Elastic Load Balancing, "Target group attributes"): 0 to 3600 seconds. */
function checkDeregistration({ deregistrationSeconds: seconds }: PlannedIngress, web: Process): Violation[] {
    const { drainSeconds, lifeSeconds } = planShutdown(web.shutdown, "load-balancer");
    if (Number.isInteger(seconds) && seconds >= drainSeconds && seconds <= lifeSeconds) return [];
    return [
        {
            path: ["ingress", "deregistrationSeconds"],
            rule: `must be from ${drainSeconds} to ${lifeSeconds}: less cuts requests that the pod still answers, more waits for a pod that is gone`,
            value: seconds,
            fix: "leave it out: it follows web.shutdown",
        },
    ];
}
