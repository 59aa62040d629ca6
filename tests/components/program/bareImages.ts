import { ImageRepository, ServiceImage } from "@plinth/images";
import type * as pulumi from "@pulumi/pulumi";

type BareCall = (name: string, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

const ACCOUNT = "444444444444";

/** Components of images, as the others in `bareCalls.ts`. */
export const bareImages: Readonly<Record<string, BareCall>> = {};
