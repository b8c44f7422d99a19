namespace Carboxy.Booking;

/// <summary>A booker keeps its memory from course to course.</summary>
public class MemoryTests
{
    [Fact]
    public void Booking_a_course_again_takes_no_memory()
    {
        var problem = SmallClinic.Invent(11, courses: 20);
        var calendar = new Calendar(problem);
        var booker = new CourseBooker(calendar);
        var shapes = problem.Courses.Select(c => new CourseShape(c, calendar)).ToArray();
        foreach (var shape in shapes)
            booker.Book(shape);
        var one = shapes.First(s => s.Course.Incumbent is null && booker.Book(s) is not null);
        booker.Book(one);

        var before = GC.GetAllocatedBytesForCurrentThread();
        booker.Book(one);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
