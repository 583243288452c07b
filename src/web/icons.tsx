import {
  AlarmClock, ArrowLeft, ArrowRight, ArrowUpRight, Bell, BookOpen, Building2, Calendar, Check, ChevronDown, ChevronRight,
  ChevronsUp, ChevronUp, CircleAlert, CircleCheck, CirclePause, CircleQuestionMark, Clock, Copy, Diamond, Download, Eye, FileText, Fingerprint, Info,
  KeyRound, Keyboard, Languages, Lock, LogOut, Mail, MapPin, Menu, MessageSquare, Monitor, Moon, Package, PackageCheck, Paperclip, Pencil,
  Phone, Plus, Printer, QrCode, RefreshCw, RotateCcw, Search, Send, Server, Settings, Shield, ShieldCheck, ShieldX, Sun, Ticket, TriangleAlert, Truck,
  Upload, User, Users, Video, Wrench, X, type LucideIcon,
} from 'lucide-react'
import { renderToStaticMarkup } from 'react-dom/server'

/** Fixed meanings (ux 3.4): a picture stands for the same thing everywhere. */
const shapes = {
  account: User, add: Plus, agreed: Calendar, alarm: AlarmClock, attachment: Paperclip, attention: TriangleAlert, back: ArrowLeft, bell: Bell,
  building: Building2, calendar: Calendar, check: Check, clock: Clock, close: X, collapse: ChevronUp, company: Building2, contract: FileText, copy: Copy,
  covered: ShieldCheck, device: Server, done: CircleCheck, download: Download, edit: Pencil, error: CircleAlert, event: Diamond, expand: ChevronDown,
  external: ArrowUpRight, eye: Eye, forward: ArrowRight, gear: Settings, help: CircleQuestionMark, info: Info, key: KeyRound, keyboard: Keyboard,
  language: Languages, lock: Lock, mail: Mail, materials: BookOpen, menu: Menu, message: MessageSquare, moon: Moon, next: ChevronRight,
  package: Package, packageReturned: PackageCheck, passkey: Fingerprint, paused: CirclePause, people: Users, phone: Phone, place: MapPin, print: Printer,
  qr: QrCode, refresh: RefreshCw, reopen: RotateCcw, screen: Monitor, search: Search, security: Shield, send: Send, shipment: Truck,
  signOut: LogOut, sun: Sun, ticket: Ticket, uncovered: ShieldX, upload: Upload, urgent: ChevronUp, urgentTwice: ChevronsUp, video: Video, visit: Wrench,
} satisfies Record<string, LucideIcon>

export type IconName = keyof typeof shapes

/** Drawn once: a queue of fifty rows shows two hundred icons, and each would be a tree of its own. */
const drawings = new Map(Object.entries(shapes).map(([name, Shape]) => [name, innerMarkup(Shape)]))

/** A picture beside its text; with `label` it stands alone and is read out. */
export function Icon({ name, label, size }: { name: IconName; label?: string; size?: 'small' | 'large' }) {
  return (
    <svg
      className={size ? `icon icon-${size}` : 'icon'}
      viewBox="0 0 24 24"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      dangerouslySetInnerHTML={{ __html: drawings.get(name) ?? '' }}
    />
  )
}

function innerMarkup(Shape: LucideIcon): string {
  return renderToStaticMarkup(<Shape />).replace(/^<svg[^>]*>|<\/svg>$/g, '')
}
