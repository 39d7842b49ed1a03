import ipaddr from 'ipaddr.js';

const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the open internet: no private, loopback, link-local, shared, reserved or multicast one, and no
 * IPv6 address that wraps an IPv4 one (mapped, compatible, 6to4, Teredo, NAT64), behind which such an address could hide.
 * @param text as the resolver or a URL gives it, without brackets
 */
export function isPublicAddress(text: string): boolean {
  // A zone (`fe80::1%eth0`) belongs to this machine's own network.
  if (!ipaddr.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_IPV6);
}
