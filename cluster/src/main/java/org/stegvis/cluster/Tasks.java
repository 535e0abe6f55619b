package org.stegvis.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.machines.MachinesFailure;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/// Runs one task for each of several things, and hands on what each sends back as soon as it is there.
///
/// Spark plays a task again when it failed or its machine is gone, and may play a slow one twice at once; it hands on
/// one answer a task. Tasks whose answer follows from what they were given, as all of ours, are then retried without
/// bias.
final class Tasks {
    private Tasks() {}

    /// The body of a task on a worker.
    private static final class Body<A extends Serializable, B extends Serializable>
            extends AbstractFunction2<TaskContext, Iterator<A>, B> implements Serializable {
        private static final long serialVersionUID = 1;
        private final OnWorker<A, B> work;

        Body(OnWorker<A, B> work) {
            this.work = work;
        }

        @Override
        public B apply(TaskContext context, Iterator<A> given) {
            return work.run(given.next(), context.attemptNumber());
        }
    }

    private static final class Hand<B> extends AbstractFunction2<Object, B, BoxedUnit> {
        private final BlockingQueue<Object> queue;

        Hand(BlockingQueue<Object> queue) {
            this.queue = queue;
        }

        @Override
        public BoxedUnit apply(Object position, B answer) {
            queue.add(answer);
            return BoxedUnit.UNIT;
        }
    }

    /// The end of a job in the queue of its answers.
    private record End(@Nullable Throwable failure) {}

    /// @param each called on this thread, in the order in which answers come
    /// @throws MachinesFailure when a task failed again and again, or the machines are gone
    static <A extends Serializable, B extends Serializable> void run(
            JavaSparkContext spark, List<A> all, Class<B> kind, OnWorker<A, B> work, Consumer<B> each) {
        if (all.isEmpty()) {
            return;
        }
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        var job = new Thread(() -> queue.add(new End(submit(spark, all, kind, work, queue))), "spark job");
        job.setDaemon(true);
        job.start();
        int answered = 0;
        try {
            while (answered < all.size()) {
                Object next = queue.take();
                if (next instanceof End(var failure)) {
                    throw new MachinesFailure(
                            "Spark ended the job after %,d of %,d tasks: %s"
                                    .formatted(
                                            answered, all.size(), failure == null ? "no reason given" : why(failure)),
                            failure);
                }
                each.accept(kind.cast(next));
                answered++;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MachinesFailure("Interrupted; what had been kept stays.", interrupted);
        } finally {
            if (answered < all.size()) {
                spark.sc().cancelAllJobs();
            }
        }
    }

    /// The first line of what a person would want to know: of nested failures the innermost.
    static String why(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String message = inner.getMessage() == null ? inner.getClass().getName() : inner.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    private static <A extends Serializable, B extends Serializable> @Nullable Throwable submit(
            JavaSparkContext spark, List<A> all, Class<B> kind, OnWorker<A, B> work, BlockingQueue<Object> queue) {
        try {
            var positions = new ArrayList<Object>();
            for (int i = 0; i < all.size(); i++) {
                positions.add(i);
            }
            spark.sc()
                    .runJob(
                            spark.parallelize(all, all.size()).rdd(),
                            new Body<>(work),
                            CollectionConverters.asScala(positions).toSeq(),
                            new Hand<B>(queue),
                            ClassTag$.MODULE$.<B>apply(kind));
            return null;
        } catch (Throwable failure) {
            // Scala throws checked exceptions that it does not declare; the thread that waits tells them.
            return failure;
        }
    }
}
