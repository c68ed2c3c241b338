//! The finite fields that `rqrr` corrects errors in, in place of the crate of
//! the same name: that one multiplies by a table of 64 KB that no compression
//! makes smaller, nearly half of what the page may weigh. Logarithms need one
//! of 512 bytes. Only what `rqrr` uses is here (docs/adr/0010).

use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Sub, SubAssign};

/// The operations of a finite field.
pub trait GaloisField:
    Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + SubAssign
    + Mul<Output = Self>
    + MulAssign
    + Div<Output = Self>
    + Copy
    + PartialEq
    + Eq
{
    /// The number of elements.
    const SIZE: usize;
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// Its powers are all elements but 0.
    const GENERATOR: Self;

    /// The element multiplied `exponent` times.
    #[must_use]
    fn pow(self, exponent: usize) -> Self;
}

/// The powers of 2 and their logarithms, in a field of up to 256 elements.
pub struct Tables {
    size: usize,
    powers: [u8; 256],
    logarithms: [u8; 256],
}

impl Tables {
    /// Those of the field of `size` elements whose polynomials are reduced by
    /// `modulus`.
    pub const fn new(size: usize, modulus: usize) -> Self {
        let mut tables = Self {
            size,
            powers: [0; 256],
            logarithms: [0; 256],
        };
        let mut power: usize = 1;
        let mut exponent: u8 = 0;
        while (exponent as usize) < size - 1 {
            // Below `size`, which is at most 256.
            tables.powers[exponent as usize] = power.to_le_bytes()[0];
            tables.logarithms[power] = exponent;
            power <<= 1;
            if size <= power {
                power ^= modulus;
            }
            exponent += 1;
        }
        tables
    }

    /// The product.
    pub fn mul(&self, a: u8, b: u8) -> u8 {
        match (a, b) {
            (0, _) | (_, 0) => 0,
            _ => self.power(self.logarithm(a) + self.logarithm(b)),
        }
    }

    /// The quotient.
    ///
    /// # Panics
    /// `b` is 0.
    pub fn div(&self, a: u8, b: u8) -> u8 {
        assert!(b != 0, "division by zero");
        match a {
            0 => 0,
            _ => self.power(self.size - 1 + self.logarithm(a) - self.logarithm(b)),
        }
    }

    /// The power.
    pub fn pow(&self, a: u8, exponent: usize) -> u8 {
        match (a, exponent) {
            (_, 0) => 1,
            (0, _) => 0,
            _ => self.power(self.logarithm(a) * (exponent % (self.size - 1))),
        }
    }

    fn power(&self, exponent: usize) -> u8 {
        self.powers[exponent % (self.size - 1)]
    }

    fn logarithm(&self, a: u8) -> usize {
        self.logarithms[usize::from(a)].into()
    }
}

/// Makes the field of 2 to the power of `$bits` elements.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $bits:literal, modulus: $modulus:literal) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub u8);

        impl $name {
            const TABLES: &'static $crate::Tables = {
                static TABLES: $crate::Tables = $crate::Tables::new(1 << $bits, $modulus);
                &TABLES
            };
        }

        impl $crate::GaloisField for $name {
            const SIZE: usize = 1 << $bits;
            const ZERO: Self = Self(0);
            const ONE: Self = Self(1);
            const GENERATOR: Self = Self(2);

            fn pow(self, exponent: usize) -> Self {
                Self(Self::TABLES.pow(self.0, exponent))
            }
        }

        $crate::g2p!(@operator $name, Add, add, AddAssign, add_assign, |a, b| a ^ b);
        $crate::g2p!(@operator $name, Sub, sub, SubAssign, sub_assign, |a, b| a ^ b);
        $crate::g2p!(@operator $name, Mul, mul, MulAssign, mul_assign, |a, b| $name::TABLES.mul(a, b));
        $crate::g2p!(@operator $name, Div, div, DivAssign, div_assign, |a, b| $name::TABLES.div(a, b));
    };
    (@operator $name:ident, $op:ident, $method:ident, $assign:ident, $assigns:ident, $does:expr) => {
        impl ::core::ops::$op for $name {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                let does: fn(u8, u8) -> u8 = $does;
                Self(does(self.0, other.0))
            }
        }

        impl ::core::ops::$assign for $name {
            fn $assigns(&mut self, other: Self) {
                *self = ::core::ops::$op::$method(*self, other);
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::GaloisField;

    crate::g2p!(Sixteen, 4, modulus: 0b1_0011);
    crate::g2p!(Bytes, 8, modulus: 0b1_0001_1101);

    /// The product of two polynomials, reduced: school arithmetic.
    fn product(a: u8, b: u8, bits: u32, modulus: u32) -> u8 {
        let mut sum = 0;
        for bit in 0..bits {
            if b >> bit & 1 == 1 {
                sum ^= u32::from(a) << bit;
            }
        }
        for bit in (bits..2 * bits).rev() {
            if sum >> bit & 1 == 1 {
                sum ^= modulus << (bit - bits);
            }
        }
        u8::try_from(sum).unwrap()
    }

    #[test]
    fn multiplies_as_polynomials_do_and_divides_back() {
        for a in 0..=255 {
            for b in 0..=255 {
                let found = Bytes(a) * Bytes(b);
                assert_eq!(found.0, product(a, b, 8, 0b1_0001_1101), "{a} {b}");
                assert!(b == 0 || found / Bytes(b) == Bytes(a), "{a} {b}");
            }
        }
        for a in 0..16 {
            for b in 0..16 {
                let found = Sixteen(a) * Sixteen(b);
                assert_eq!(found.0, product(a, b, 4, 0b1_0011), "{a} {b}");
                assert!(b == 0 || found / Sixteen(b) == Sixteen(a), "{a} {b}");
            }
        }
    }

    #[test]
    fn a_power_is_a_product_many_times() {
        for base in [0, 1, 2, 29, 255].map(Bytes) {
            let mut product = Bytes::ONE;
            for exponent in 0..600 {
                assert_eq!(base.pow(exponent), product, "{base:?} {exponent}");
                product *= base;
            }
        }
        assert_eq!(Bytes::GENERATOR.pow(255), Bytes::ONE);
        assert_eq!(Sixteen::GENERATOR.pow(Sixteen::SIZE), Sixteen::GENERATOR);
    }

    #[test]
    fn what_is_added_is_taken_away() {
        let mut sum = Bytes(3);
        sum += Bytes(9);
        sum -= Bytes(9);
        sum /= Bytes::ONE;
        assert_eq!(sum + Bytes::ZERO, Bytes(3));
    }
}
