namespace Carboxy.Booking;

/// <summary>
/// Books one course where slots have prices, proven cheapest, and draws by lot among all plans that are equally cheap: among days,
/// practitioners, starts, rooms and devices alike. Many courses that draw do not all want the first hour of the first day.
/// </summary>
sealed class PricedDraw
{
    readonly Calendar calendar;
    readonly Prices prices;
    readonly PricedCosts costs;
    readonly CourseTable table;
    readonly Random dice;
    CourseShape? drawn;
    int cheapest;

    public PricedDraw(Calendar calendar, Prices prices, int scale, int[] surcharges, Random dice)
    {
        (this.calendar, this.prices, this.dice) = (calendar, prices, dice);
        costs = new(calendar, prices, scale, surcharges);
        table = new(costs);
    }

    /// <summary>The least cost and price together, or null where the course fits nowhere.</summary>
    public long? Cheapest(CourseShape course)
    {
        (drawn, cheapest) = (course, SessionCosts.Never);
        if (!table.Fill(course))
            return null;
        for (var day = course.First; day <= course.Last - ((course.Sessions.Length - 1) * course.Course.ShortestGap); day++)
        {
            var (state, begin) = (course.Rule.First(day), costs.Scaled(course.StartCost(day)));
            for (var p = 0; state >= 0 && p < course.Practitioners.Length; p++)
                cheapest = Math.Min(cheapest, table.Rest(0, state, p, day) + begin);
        }

        return cheapest < SessionCosts.Never ? cheapest : null;
    }

    /// <summary>One of the cheapest plans of the course that was asked for last.</summary>
    public void Draw(Span<PlacedSession> plan)
    {
        var course = drawn!;
        var (state, practitioner, day) = Beginning(course);
        for (var i = 0; i < plan.Length; i++)
        {
            plan[i] = Place(course, i, practitioner, day);
            if (i < plan.Length - 1)
                (state, practitioner, day) = Onward(course, i, state, practitioner, day);
        }
    }

    (int State, int Practitioner, int Day) Beginning(CourseShape course)
    {
        var (chosen, lots) = ((0, 0, 0), 0);
        for (var day = course.First; day <= course.Last - ((course.Sessions.Length - 1) * course.Course.ShortestGap); day++)
        {
            var (state, begin) = (course.Rule.First(day), costs.Scaled(course.StartCost(day)));
            for (var p = 0; state >= 0 && p < course.Practitioners.Length; p++)
            {
                if (table.Rest(0, state, p, day) + begin == cheapest && dice.Next(++lots) == 0)
                    chosen = (state, p, day);
            }
        }

        return chosen;
    }

    (int State, int Practitioner, int Day) Onward(CourseShape course, int session, int state, int practitioner, int day)
    {
        var (left, switched) = (table.After(session, state, practitioner, day), costs.Scaled(course.Problem.Weights.Switch));
        var (chosen, lots) = ((0, 0, 0), 0);
        foreach (var step in table.Onward(state))
        {
            var next = day + step.Days;
            for (var p = 0; next <= course.Last && p < course.Practitioners.Length; p++)
            {
                if (table.Rest(session + 1, step.State, p, next) + step.Cost + (p == practitioner ? 0 : switched) == left && dice.Next(++lots) == 0)
                    chosen = (step.State, p, next);
            }
        }

        return lots > 0 ? chosen : throw new InvalidOperationException("The table promised a way onward that is not there.");
    }

    PlacedSession Place(CourseShape course, int session, int practitioner, int day)
    {
        var (stretchClass, bit) = costs.Draw(session, practitioner, day, dice);
        var t = course.Sessions[session];
        var masks = calendar.Masks(course.Templates[t].Index);
        var (shape, stretches) = (masks.Shape, masks.Shape.Classes[stretchClass].Stretches);
        if (stretches.Length > 1 || !shape.Crews[stretches[0]].All(c => c.IsOne))
            return costs.At(session, practitioner, day, stretchClass, bit);
        var fill = default(RoleFill).With(0, course.Practitioners[practitioner]);
        foreach (var crew in shape.Crews[stretches[0]])
            fill = fill.With(crew.Roles[0], Resource(masks, crew.Roles[0], stretches[0], day, bit));
        return new(shape.Index, stretches[0], day, bit, fill);
    }

    /// <summary>One of the cheapest resources for a role.</summary>
    int Resource(TemplateMasks masks, int role, int stretch, int day, int bit)
    {
        var (chosen, least, lots) = (0, int.MaxValue, 0);
        foreach (var (c, resource) in masks.Shape.Candidates[role].Index())
        {
            if ((masks.Uses(role, c, stretch)[(bit / 64 * calendar.Stride) + day] >> (bit % 64) & 1) == 0)
                continue;
            var price = prices.Of(masks.Shape.Stretches[stretch].Runs[role], resource, day, bit);
            if (price < least)
                (least, lots) = (price, 0);
            if (price == least && dice.Next(++lots) == 0)
                chosen = resource;
        }

        return chosen;
    }
}
