/* A budget counts down, is spent once and for all, and has no end where there is none. */
#include "base/budget.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static void a_budget_is_spent_once(void **state)
{
    Budget budget = {.left = 10};

    (void)state;
    assert_true(rebut_budget_spend(&budget, 4));
    assert_true(rebut_budget_spend(&budget, 6));
    assert_false(budget.is_spent);
    assert_true(rebut_budget_spend(&budget, 0));
    assert_false(rebut_budget_spend(&budget, 1));
    assert_true(budget.is_spent);
    assert_false(rebut_budget_spend(&budget, 0));
}

static void a_great_step_takes_all(void **state)
{
    Budget budget = {.left = 10};

    (void)state;
    assert_false(rebut_budget_spend(&budget, UINT64_MAX));
    assert_int_equal(budget.left, 0);
    assert_false(rebut_budget_spend(&budget, 1));
}

static void no_budget_has_no_end(void **state)
{
    (void)state;
    assert_true(rebut_budget_spend(NULL, UINT64_MAX));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_budget_is_spent_once),
        cmocka_unit_test(a_great_step_takes_all),
        cmocka_unit_test(no_budget_has_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
