using System.Diagnostics.CodeAnalysis;
using Carboxy.Work.Booking;
using Carboxy.Work.Sessions;

/// <summary>Asked by the runtime of a child program before anything else runs; its name and place are the runtime's.</summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for a StartupHook without a namespace.")]
[SuppressMessage("Naming", "MA0047:Declare types in namespaces", Justification = "The runtime looks for a StartupHook without a namespace.")]
static class StartupHook
{
    public static void Initialize()
    {
        KilledBooking.BecomeTheChild();
        KilledMerge.BecomeTheChild();
    }
}
