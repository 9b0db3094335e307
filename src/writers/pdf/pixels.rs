//! Makes a large picture small enough for a screen.

use crate::document::page::Pixels;

/// A logo is no wider or higher than this on a screen, however far it is zoomed in.
const MOST: usize = 1024;

/// The picture with whole squares of pixels made into one each, as many as it takes.
pub(super) fn reduced(picture: Pixels) -> Pixels {
    let step = picture.width.max(picture.height).div_ceil(MOST);
    if step <= 1 {
        return picture;
    }
    let (width, height) = (picture.width.div_ceil(step), picture.height.div_ceil(step));
    let mut colours = Vec::with_capacity(width * height * 3);
    for row in 0..height {
        for column in 0..width {
            colours.extend(mean(&picture, (column * step, row * step), step));
        }
    }
    Pixels { width, height, colours }
}

/// The mean colour of a square, or of as much of it as lies in the picture.
fn mean(picture: &Pixels, (left, top): (usize, usize), side: usize) -> [u8; 3] {
    let (right, below) = ((left + side).min(picture.width), (top + side).min(picture.height));
    let mut sums = [0_usize; 3];
    for row in top..below {
        let start = row * picture.width;
        let stretch = picture.colours.get((start + left) * 3..(start + right) * 3);
        for pixel in stretch.unwrap_or_default().chunks_exact(3) {
            sums.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += usize::from(*part));
        }
    }
    let count = ((right - left) * (below - top)).max(1);
    sums.map(|sum| (sum / count) as u8)
}

#[cfg(test)]
mod tests {
    use super::{MOST, reduced};
    use crate::document::page::Pixels;

    #[test]
    fn a_large_picture_keeps_its_shape_and_its_colours() {
        let (width, height) = (MOST * 2 + 1, 3);
        let colours = (0..width * height)
            .flat_map(|index| if index % width < MOST { [200, 100, 0] } else { [0, 0, 255] })
            .collect();
        let small = reduced(Pixels { width, height, colours });
        assert_eq!((small.width, small.height), (width.div_ceil(3), 1));
        assert_eq!(small.colours[..3], [200, 100, 0]);
        assert_eq!(small.colours[small.colours.len() - 3..], [0, 0, 255]);
    }

    #[test]
    fn a_small_picture_stays_as_it_is() {
        let picture = Pixels { width: 2, height: 1, colours: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(reduced(picture.clone()), picture);
    }
}
