// Saves the map above as a PNG: its ground, what is drawn on it, and whom to name for it.
const MAPS = '[data-testid="stDeckGlJsonChart"]';
const MOST_LOOKS = 90;

const above = (place) => {
  const before = (map) => map.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...document.querySelectorAll(MAPS)].filter(before).pop();
};

const blank = (canvas) => {
  const small = new OffscreenCanvas(16, 12).getContext("2d");
  small.drawImage(canvas, 0, 0, 16, 12);
  return small.getImageData(0, 0, 16, 12).data.every((part) => part === 0);
};

// The ground keeps its picture only while a frame is drawn: a change of size makes it draw, and one of the next frames has it.
const grounded = (room, ground, keep) =>
  new Promise((done) => {
    const width = room.style.width;
    room.style.width = `${room.clientWidth - 1}px`;
    let looks = 0;
    const look = () => {
      looks += 1;
      if (looks === 20) room.style.width = width;
      const found = !blank(ground);
      if (found) keep();
      if (found || looks > MOST_LOOKS) {
        room.style.width = width;
        done();
      } else if (looks % 2) requestAnimationFrame(look);
      else setTimeout(() => requestAnimationFrame(look), 0);
    };
    requestAnimationFrame(look);
  });

const picture = async (room, credit) => {
  const canvases = [...room.querySelectorAll("canvas")];
  const ground = canvases.find((canvas) => /mapboxgl|maplibregl/.test(canvas.className));
  const drawn = canvases.find((canvas) => canvas !== ground);
  const whole = Object.assign(document.createElement("canvas"), { width: drawn.width, height: drawn.height });
  const pen = whole.getContext("2d");
  const lay = (canvas) => pen.drawImage(canvas, 0, 0, whole.width, whole.height);
  if (ground) await grounded(room, ground, () => lay(ground));
  lay(drawn);
  if (credit) {
    const size = Math.round(whole.width / 60);
    pen.font = `${size}px sans-serif`;
    const wide = pen.measureText(credit).width + size;
    pen.fillStyle = "rgba(255, 255, 255, 0.8)";
    pen.fillRect(whole.width - wide, whole.height - 1.8 * size, wide, 1.8 * size);
    pen.fillStyle = "#22261f";
    pen.fillText(credit, whole.width - wide + size / 2, whole.height - 0.6 * size);
  }
  return new Promise((done) => whole.toBlob(done, "image/png"));
};

export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  button.onclick = async () => {
    const room = above(parentElement);
    if (!room || button.disabled) return;
    button.disabled = true;
    try {
      const address = URL.createObjectURL(await picture(room, data.credit));
      Object.assign(document.createElement("a"), { href: address, download: `${data.name}.png` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } finally {
      button.disabled = false;
    }
  };
}
