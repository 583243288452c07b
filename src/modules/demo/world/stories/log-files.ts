import type { DemoFile } from '../acts.ts'

const log = (name: string, lines: readonly string[]): DemoFile => ({
  name,
  kind: 'log',
  content: `${lines.join('\n')}\n`,
})

/** The console of a firewall that does not start any more. */
export const firewallConsole = log('konsola-fw-lodz-01.txt', [
  'FortiGate-100F (09:27-02.11.2024)',
  'Ver:05000012',
  'Serial number: FG100FTK24000013',
  'CPU: 1400MHz',
  'Total RAM: 4 GB',
  'Initializing boot device...',
  'Boot device not found: eMMC timeout (0x5)',
  'Press any key to display configuration menu...',
  '.......',
  'Initializing boot device...',
  'Boot device not found: eMMC timeout (0x5)',
])

/** A video bar that loses its meeting. */
export const videoBarLog = log('rally-bar-mini-2441LZ0A5BC8.log', [
  'I/CollabOS: network eth0 up 192.0.2.41/24 gw 192.0.2.1',
  'I/Teams: call connected, audio opus 48000, video h264 1920x1080',
  'W/Teams: media keepalive missed 1/3 relay=198.51.100.20:3478',
  'W/Teams: media keepalive missed 2/3 relay=198.51.100.20:3478',
  'E/Teams: media keepalive missed 3/3, call dropped after 601 s',
  'I/Teams: rejoining meeting, attempt 1',
])

/** A switch that has no power left for telephones. */
export const powerOverEthernet = log('x440-sor-b-show-inline-power.txt', [
  'sw-sor-b-01.1 # show inline-power info ports 1-8',
  'Port  State     Class   Volts  Curr(mA)  Power(Watts)  Fault',
  '1     denied    class3   0.0      0        0.000       Power Budget',
  '2     denied    class3   0.0      0        0.000       Power Budget',
  '3     delivering class2  52.9    62        3.279       No Fault',
  '4     denied    class3   0.0      0        0.000       Power Budget',
  'sw-sor-b-01.2 # show power',
  'PSU-1: Powered On   PSU-2: Failed (no AC input)',
])

/** A stack that restarts when one link of a bundle goes up and down. */
export const stackReboot = log('x465-stack-show-log.txt', [
  '03/30 05:58:11 <Info:LACP.AddToAgg> Slot-1: Add port 1:49 to aggregator',
  '03/30 05:58:40 <Info:vlan.msgs.portLinkStateDown> Slot-2: Port 2:49 link down',
  '03/30 05:58:40 <Info:LACP.RemPortFrmAgg> Slot-2: Remove port 2:49 from aggregator',
  '03/30 05:58:41 <Crit:EPM.crash_rate> Slot-2: Process lacp exceeded pre-configured crash rate',
  '03/30 05:58:44 <Erro:DM.Error> Slot-2: node state changed, rebooting',
  '03/30 06:01:02 <Info:HAL.Stacking.Info> Slot-2: joined stack 2001:db8::465:2',
])

/** An update after which a room has no sound. */
export const updateHistory = log('studio-x50-update-history.txt', [
  'system: PolyOS 4.2.1 -> 4.3.0 installed, reboot requested by schedule',
  'audio: HDMI-ARC sink enumerated, 0 channels',
  'audio: speaker test tone requested by admin, route=HDMI, level=0.0 dB',
  'audio: no output device active',
])

/** An access point that finds no controller. */
export const accessPointLog = log('fortiap-231f-cw_diag.txt', [
  'FP231FTK23000051 # cw_diag -c wtp-cfg',
  'WTP Configuration: AC discovery type: DHCP, static 198.51.100.10',
  'WTP state: DISCOVERY (30 retries), last error: no response',
  'eth0: link up 100 Mb/s full',
])
