import type { Expander } from "./expansion.ts";
import { expandApplicationLoadBalancer } from "./balancer/applicationLoadBalancer.ts";
import { expandFargateService } from "./fargate/fargateService.ts";
import { expandImage } from "./registry/image.ts";
import { expandRepository } from "./registry/repository.ts";
import { expandVpc } from "./vpc/vpc.ts";

/** What awsx 3.9 ships with; its children without a provider of their own get default providers of these versions. */
export const PACKAGE_VERSIONS: Readonly<Record<string, string>> = { aws: "7.43.0", "docker-build": "0.0.14" };

const expanders: Readonly<Record<string, Expander>> = {
    "awsx:ec2:Vpc": expandVpc,
    "awsx:ecr:Repository": expandRepository,
    "awsx:ecr:Image": expandImage,
    "awsx:ecs:FargateService": expandFargateService,
    "awsx:lb:ApplicationLoadBalancer": expandApplicationLoadBalancer,
};

/** How a component's type is expanded; nothing for one that only its plugin can make. */
export function expanderOf(type: string): Expander | undefined {
    return expanders[type];
}

/** Types of components that can be expanded, sorted. */
export function expandedTypes(): string[] {
    return Object.keys(expanders).sort();
}
