// The headers that every answer carries, whatever its status: pages, files, failures, redirects.

/** `isSecure`: true if the public address is https. */
export function securityHeaders(
  contentSecurityPolicy: string,
  isSecure: boolean,
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** A policy that allows nothing but `sources`, such as `style-src 'self'`. */
export function contentSecurityPolicy(sources: readonly string[]): string {
  const nothing = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"];
  return [...nothing, ...sources].join('; ');
}
