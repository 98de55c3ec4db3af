import { type inputs, lineLimits, type RoomKind } from '@engawa/domain';
import { Button, Dialog, TextField } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { holdsUnfinished } from '../../../../state/unfinished.ts';
import { degrees, pairOf } from './coordinates.ts';
import { holdsLink, pairInLink } from './map-link.ts';
import './place-dialog.css';

export type Place = Extract<inputs.PostContent, { kind: 'location' }>;

/** A place to send: where one is, or one that is typed. */
export default function PlaceDialog(props: {
  roomKind: RoomKind;
  onSend: (place: Place) => void;
  onClose: () => void;
}) {
  const words = () => text().composer.place;
  const [name, setName] = createSignal('');
  const [address, setAddress] = createSignal('');
  const [link, setLink] = createSignal('');
  const [latitude, setLatitude] = createSignal('');
  const [longitude, setLongitude] = createSignal('');
  const [tried, setTried] = createSignal(false);
  const [finding, setFinding] = createSignal(false);
  const [news, setNews] = createSignal('');
  const north = () => degrees(latitude(), 90);
  const east = () => degrees(longitude(), 180);
  /** A position that was found is as much work as one that was typed. */
  const begun = () => [link(), latitude(), longitude(), name(), address()].some(Boolean);
  holdsUnfinished(begun);

  function find(): void {
    setFinding(true);
    setNews(words().finding);
    const say = (sentence: string) => {
      setFinding(false);
      setNews(sentence);
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLatitude(coords.latitude.toFixed(6));
        setLongitude(coords.longitude.toFixed(6));
        say(words().found(Math.round(coords.accuracy)));
      },
      (error) => say(error.code === error.PERMISSION_DENIED ? words().denied : words().unknown),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  }
  const placeIn = (pasted: string) => pairOf(pasted) ?? pairInLink(pasted);
  const linkWrong = () => (holdsLink(link()) && !placeIn(link()) ? words().linkWrong : undefined);
  function typeLink(pasted: string): void {
    setLink(pasted);
    const pair = placeIn(pasted);
    if (pair) take(pair);
  }
  function typeLatitude(typed: string): void {
    const pair = placeIn(typed);
    if (pair) take(pair);
    else setLatitude(typed);
  }
  function take(pair: { readonly latitude: string; readonly longitude: string }): void {
    setLatitude(pair.latitude);
    setLongitude(pair.longitude);
    setNews(words().read);
  }
  function send(): void {
    setTried(true);
    const [lat, lon] = [north(), east()];
    if (lat === null || lon === null) return;
    const title = name().trim() || words().usualName;
    props.onSend({ kind: 'location', title, address: address().trim() || null, latitude: lat, longitude: lon });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || props.onClose()}
      title={words().title}
      closeLabel={text().common.close}
      unsaved={{ ...text().common.unsaved, when: begun() }}
      footer={
        <Button variant={props.roomKind === 'line' ? 'outside' : 'primary'} onClick={send}>
          {props.roomKind === 'line' ? text().room.composer.sendToLine : text().room.composer.send}
        </Button>
      }
    >
      <form
        class="place"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Button variant="quiet" icon="pin" busy={finding()} onClick={find}>
          {words().here}
        </Button>
        <p class="place-news" role="status">
          {news()}
        </p>
        <TextField
          label={words().link}
          description={words().linkHint}
          autocomplete="off"
          value={link()}
          onChange={typeLink}
          errorMessage={linkWrong()}
        />
        <TextField
          label={words().name}
          description={words().nameHint}
          maxLength={lineLimits.locationTitleUnits}
          value={name()}
          onChange={setName}
        />
        <TextField
          label={words().address}
          maxLength={lineLimits.locationAddressUnits}
          autocomplete="off"
          value={address()}
          onChange={setAddress}
        />
        <div class="place-numbers">
          <TextField
            label={words().latitude}
            inputmode="text"
            value={latitude()}
            onChange={typeLatitude}
            errorMessage={tried() && north() === null ? words().latitudeWrong : undefined}
          />
          <TextField
            label={words().longitude}
            inputmode="text"
            value={longitude()}
            onChange={setLongitude}
            errorMessage={tried() && east() === null ? words().longitudeWrong : undefined}
          />
        </div>
      </form>
    </Dialog>
  );
}
