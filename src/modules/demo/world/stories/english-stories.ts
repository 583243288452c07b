import type { Telling } from '../../rules/telling.ts'
import { act, type Story } from '../acts.ts'
import { stackReboot, updateHistory } from './log-files.ts'

/** Tickets in English: one handed to the second line and to the vendor, one that waits for its customer. */
export const englishStories = (tell: Telling): readonly Story[] => [rebootingStack(tell), silentRoom(tell)]

function rebootingStack(tell: Telling): Story {
  return {
    running: 220,
    language: 'en',
    acts: [
      act(tell.minutesAgo(45), 'klaus', {
        does: 'open',
        line: 'C300210/2436G-00701',
        priority: 'P2',
        title: 'X465 stack reboots when LACP member flaps',
        text: 'Slot 2 of our X465 stack reboots whenever one member of the uplink LAG goes down and up again. It happened three times since midnight. The log of the last event is attached.\n\nWe run two racks on this stack and would rather not touch the cabling before you have seen the log.',
        files: [stackReboot],
      }),
      act(tell.minutesAgo(40), 'oleksandr', { does: 'assign', to: 'oleksandr' }),
      act(tell.minutesAgo(35), 'oleksandr', {
        does: 'reply',
        text: 'Good morning Mr Weber, thank you for the log. The process “lacp” on slot 2 exceeds its crash rate right after the port goes down, which is a software fault and not your cabling. Please leave the links as they are; I am handing this to our second line now.',
      }),
      act(tell.minutesAgo(25), 'oleksandr', {
        does: 'note',
        text: 'L2: lacp crash on slot 2, three times since midnight, image 31.7. Looks like the known defect with LAG members on two slots. Core dump is on the unit, customer can upload it. Vendor case needed.',
      }),
      act(tell.minutesAgo(20), 'oleksandr', { does: 'assign', to: 'bogdan' }),
      act(tell.minutesAgo(10), 'bogdan', {
        does: 'move',
        move: 'vendor',
        text: 'Opened vendor case DEMO-0044172 with your log and asked for a fixed image.',
      }),
    ],
  }
}

function silentRoom(tell: Telling): Story {
  return {
    running: 188,
    language: 'en',
    acts: [
      act(tell.at('2027-03-18T10:05'), 'jana', {
        does: 'open',
        line: 'C300214/8L2422F4B6C8D1',
        priority: 'P2',
        title: 'Studio X50: no audio after update, need rollback',
        text: 'Since last night’s automatic update our meeting room has no sound at all, neither from the bar nor from the display. Could we go back to the previous version?',
      }),
      act(tell.at('2027-03-18T10:20'), 'oleksandr', { does: 'assign', to: 'oleksandr' }),
      act(tell.at('2027-03-18T10:40'), 'oleksandr', {
        does: 'reply',
        effect: 'ask',
        text: 'Hello Ms Dvořáková, a rollback is possible. Before we do it, please send us the update history from the web interface (Diagnostics, System log) and tell us whether the display is connected to HDMI 1 or HDMI 2.',
      }),
      act(tell.at('2027-03-19T09:30'), 'jana', {
        does: 'reply',
        channel: 'mail',
        text: 'The display is on HDMI 1. The history is attached.',
        files: [updateHistory],
      }),
      act(tell.at('2027-03-19T10:20'), 'oleksandr', {
        does: 'reply',
        effect: 'ask',
        text: 'Thank you. The new version sends all sound to HDMI although your display offers no audio channel. We can either switch the output to the built-in speaker, or roll back to 4.2.1, which takes 25 minutes during which the room cannot be used.\n\nWhich one do you prefer, and when may we have the room?',
      }),
      act(tell.at('2027-03-25T09:15'), 'oleksandr', {
        does: 'note',
        text: 'No answer for four working days. Reminder is due; call the reception if there is none by Wednesday.',
      }),
    ],
  }
}
