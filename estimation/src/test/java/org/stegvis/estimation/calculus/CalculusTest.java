package org.stegvis.estimation.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalculusTest {

    @Test
    void a_rule_of_n_nodes_is_exact_for_polynomials_of_degree_2n_less_1() {
        for (int order = 1; order <= 40; order++) {
            int degree = 2 * order - 1;
            double found = GaussLegendre.of(order).integrate(x -> Math.pow(x, degree), 0, 1);
            assertThat(found).as("order %d", order).isCloseTo(1.0 / (degree + 1), within(1e-14));
        }
    }

    @Test
    void pieces_add_up_to_the_whole() {
        assertThat(GaussLegendre.of(8).integrate(Math::exp, -3, 2, 7))
                .isCloseTo(Math.exp(2) - Math.exp(-3), within(1e-13));
    }

    @Test
    void a_root_is_found_wherever_it_lies() {
        for (double root = -2.9; root < 3; root += 0.37) {
            double place = root;
            assertThat(Root.between(x -> Math.pow(x - place, 3), -3, 3, 1e-12)).isCloseTo(place, within(1e-4));
            assertThat(Root.between(x -> Math.atan(50 * (x - place)), -3, 3, 1e-12))
                    .isCloseTo(place, within(1e-11));
            assertThat(Root.between(x -> x < place ? -1 : 1, -3, 3, 1e-12)).isCloseTo(place, within(1e-11));
        }
    }

    @Test
    void ends_of_one_sign_are_refused() {
        assertThatThrownBy(() -> Root.between(x -> x * x + 1, -1, 1, 1e-9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different signs");
        assertThatThrownBy(() -> Root.between(x -> Double.NaN, -1, 1, 1e-9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_smooth_function_is_known_from_a_few_places() {
        var table = Chebyshev.of(x -> 1 / (1 + Math.exp(-x)), -5, 5, 50);
        for (double x = -5; x <= 5; x += 0.0173) {
            assertThat(table.at(x)).isCloseTo(1 / (1 + Math.exp(-x)), within(1e-9));
        }
        assertThat(table.at(7)).isEqualTo(table.at(5));
    }
}
