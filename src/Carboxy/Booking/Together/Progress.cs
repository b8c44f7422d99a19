namespace Carboxy.Booking;

/// <summary>How far the planning of all courses together has come.</summary>
/// <param name="Round">rounds that are over</param>
/// <param name="Placed">courses placed so far, again and again</param>
/// <param name="Cost">what the best plan costs</param>
/// <param name="Bound">what every plan costs at least, proven</param>
public readonly record struct PlanProgress(int Round, long Placed, long Cost, long Bound)
{
    /// <summary>Nothing better can be found any more.</summary>
    public bool IsProven => Bound >= Cost;

    /// <summary>How much of the cost might be saved at most, as a share.</summary>
    public double Gap => IsProven ? 0 : (double)(Cost - Bound) / Cost;
}
