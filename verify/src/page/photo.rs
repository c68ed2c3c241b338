//! Looking for a code in a file: a saved card, or a picture, in steps between
//! which the page lives on.

use super::{
    browser::{device_time, pause},
    desk::Turn,
    dom::{document, window},
    stage::{Answer, Failure},
};
use js_sys::{Object, Reflect};
use judging::picture::{Seen, View, views};
use shared::card::{CardError, from_qr};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

/// The largest file that is opened, in bytes.
const LARGEST_FILE: f64 = 30e6;
/// The largest file of a card, in bytes.
const LARGEST_CARD: f64 = 100e3;
/// The largest picture, in pixels.
const LARGEST_PICTURE: u64 = 100_000_000;
/// How long a picture is looked at, in milliseconds.
const PATIENCE: f64 = 15_000.0;

/// Looks for a code in a file, and judges it.
pub async fn look(file: File, turn: Turn) {
    match find(file, &turn).await {
        Ok(code) => turn.judge(code),
        Err(failure) => turn.answer(Answer::Failure(failure)),
    }
}

async fn find(file: File, turn: &Turn) -> Result<String, Failure> {
    if LARGEST_FILE < file.size() {
        return Err(Failure::PictureTooLarge);
    }
    let Some(picture) = open(&file).await else {
        return card(&file).await.ok_or(Failure::NoPicture);
    };
    if LARGEST_PICTURE < u64::from(picture.width()) * u64::from(picture.height()) {
        return Err(Failure::PictureTooLarge);
    }
    let canvas = Canvas::new().ok_or(Failure::NoPicture)?;
    let until = device_time() + PATIENCE;
    let mut seen = Seen::Nothing;
    for view in views(picture.width(), picture.height()) {
        pause(0).await;
        if !turn.counts() || until < device_time() {
            break;
        }
        let pixels = canvas.draw_picture(&picture, &view);
        seen = seen.and(pixels.map_or(Seen::Nothing, |pixels| pixels.look()));
        if seen.is_enough() {
            break;
        }
    }
    picture.close();
    match seen {
        Seen::Card(code) | Seen::Other(code) => Ok(code),
        Seen::Several => Err(Failure::Several),
        Seen::Blurred => Err(Failure::Blurred),
        Seen::Nothing => Err(Failure::NoCode),
    }
}

async fn open(file: &File) -> Option<ImageBitmap> {
    let picture = window().create_image_bitmap_with_blob(file).ok()?;
    JsFuture::from(picture).await.ok()?.dyn_into().ok()
}

/// The text of a card that was saved as a file.
async fn card(file: &File) -> Option<String> {
    if LARGEST_CARD < file.size() {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    (from_qr(&text) != Err(CardError::NotACard)).then_some(text)
}

/// What pixels are read from.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

/// Some pixels.
pub struct Pixels {
    width: usize,
    rgba: Vec<u8>,
}

impl Pixels {
    /// Looks for codes in them.
    pub fn look(&self) -> Seen {
        Seen::in_rgba(self.width, &self.rgba)
    }
}

impl Canvas {
    /// A canvas that is never shown.
    pub fn new() -> Option<Self> {
        let element: HtmlCanvasElement =
            document().create_element("canvas").ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE).ok()?;
        let context = element.get_context_with_context_options("2d", &options);
        let context = context.ok()??.dyn_into().ok()?;
        Some(Self { element, context })
    }

    fn draw_picture(&self, picture: &ImageBitmap, view: &View) -> Option<Pixels> {
        self.resize(view);
        self.context
            .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                picture,
                view.left,
                view.top,
                view.width,
                view.height,
                0.0,
                0.0,
                view.across.into(),
                view.down.into(),
            )
            .ok()?;
        self.pixels(view)
    }

    /// What a camera shows now.
    pub fn draw_video(&self, video: &HtmlVideoElement, view: &View) -> Option<Pixels> {
        self.resize(view);
        self.context
            .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                video,
                view.left,
                view.top,
                view.width,
                view.height,
                0.0,
                0.0,
                view.across.into(),
                view.down.into(),
            )
            .ok()?;
        self.pixels(view)
    }

    fn resize(&self, view: &View) {
        self.element.set_width(view.across);
        self.element.set_height(view.down);
        // Else what is made smaller loses lines; resizing forgets it.
        let smooth = "imageSmoothingQuality".into();
        let _ = Reflect::set(&self.context, &smooth, &"high".into());
    }

    fn pixels(&self, view: &View) -> Option<Pixels> {
        let [width, height] = [view.across, view.down].map(f64::from);
        let data = self.context.get_image_data(0.0, 0.0, width, height).ok()?;
        Some(Pixels {
            width: view.across as usize,
            rgba: data.data().0,
        })
    }
}
